import DesignSyntax

extension Evaluator {
  /// What stands between quotes, as the type that the context wants, with what is named in it.
  mutating func text(
    _ pieces: [StringPiece], _ wanted: Wanted, at place: Place
  ) throws(Complaint) -> Any {
    guard let type = wanted.type, let form = table.interpolations[type] else {
      return try plainText(pieces)
    }
    guard pieces.contains(where: \.isHole) else { return form.plain(try plainText(pieces)) }
    do {
      var gathered = form.begin()
      for piece in pieces {
        switch piece {
        case .text(let words): gathered = try form.words(gathered, words)
        case .hole(let arguments):
          gathered = try hole(arguments, after: gathered, form)
        }
      }
      return try form.end(gathered)
    } catch let complaint as Complaint {
      throw complaint
    } catch {
      throw .table(type, at: place)
    }
  }

  private mutating func hole(
    _ arguments: Arguments, after gathered: Any, _ form: Table.Interpolation
  ) throws(Complaint) -> Any {
    let word = Name("\\", at: arguments.place)
    return try resolve(form.holes, on: gathered, arguments, word)
  }

  /// A text of words, numbers and other such texts.
  private mutating func plainText(_ pieces: [StringPiece]) throws(Complaint) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let words): text += words
      case .hole(let arguments): text += try words(for: arguments)
      }
      guard text.utf8.count <= Limits.longestText || pieces.count == 1 else {
        throw .ofValues(
          at: pieces.firstPlace ?? Place(1, 1),
          "this text is longer than \(Limits.longestText) bytes; a design's names are short")
      }
    }
    return text
  }

  private mutating func words(for arguments: Arguments) throws(Complaint) -> String {
    guard let argument = arguments.list.first, arguments.list.count == 1, argument.label == nil
    else {
      throw Complaint(at: arguments.place, "one value stands here, without a label", isSwift: true)
    }
    let value = try evaluate(argument.value)
    switch value {
    case let text as String: return text
    case let number as Int: return "\(number)"
    case let number as Double: return "\(number)"
    case let truth as Bool: return "\(truth)"
    default:
      throw Complaint(
        at: argument.value.spot,
        "a name is put together of words and numbers, and this is '\(name(of: value))'",
        isSwift: true)
    }
  }
}

extension StringPiece {
  fileprivate var isHole: Bool { if case .hole = self { true } else { false } }
}

extension [StringPiece] {
  fileprivate var firstPlace: Place? {
    for case .hole(let arguments) in self { return arguments.place }
    return nil
  }
}
