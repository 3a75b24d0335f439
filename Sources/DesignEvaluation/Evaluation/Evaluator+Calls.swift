import DesignSyntax

extension Evaluator {
  /// Says the one of several words of a name that the arguments fit.
  ///
  /// Of those that none fits, the one that fits furthest was meant, and its complaint is told; but
  /// what fits a refused word as it stands is told what that word says.
  mutating func resolve(
    _ words: [Entry], refused: [Entry] = [], on receiver: Any, type: String = "",
    _ arguments: Arguments, _ name: Name
  ) throws(Complaint) -> Any {
    try check(arguments.list.count, at: arguments.place)
    var best: Complaint?
    var known: [Int: Any] = [:]
    for word in words {
      do {
        let matching = try ArgumentMatching(arguments, to: word.parameters, name)
        let values = try fitted(matching, word.parameters, arguments, type, &known)
        let call = Call(receiver: receiver, values: values, file: path, place: arguments.place)
        return try run(word, call, name)
      } catch {
        if error.progress >= best?.progress ?? -1 { best = error }
        if error.progress == .max { break }
      }
    }
    if let instead = refusal(among: refused, arguments, name, type, &known) { throw instead }
    let complaint = best ?? Complaint(at: name.place, "'\(name.text)' cannot be said here")
    try readBlock(of: arguments, after: complaint, words)
    throw complaint
  }

  /// What a refused word says that takes exactly these values.
  ///
  /// Words that take roles are left out: why a role is not filled is told better by the role.
  private mutating func refusal(
    among words: [Entry], _ arguments: Arguments, _ name: Name, _ type: String,
    _ known: inout [Int: Any]
  ) -> Complaint? {
    guard arguments.block == nil else { return nil }
    for word in words where word.parameters.allSatisfy(\.isOfOneType) {
      guard let says = word.unavailable,
        let matching = try? ArgumentMatching(arguments, to: word.parameters, name),
        (try? fitted(matching, word.parameters, arguments, type, &known)) != nil
      else { continue }
      return Complaint(at: name.place, says, progress: .max)
    }
    return nil
  }

  /// The values for each parameter, each of its type; blocks last, since they are read once only.
  private mutating func fitted(
    _ matching: ArgumentMatching, _ parameters: [Parameter], _ arguments: Arguments,
    _ receiver: String, _ known: inout [Int: Any]
  ) throws(Complaint) -> [[Any]] {
    var values: [[Any]] = Array(repeating: [], count: parameters.count)
    var same: String?
    for (index, parameter) in parameters.enumerated() {
      let kind = parameter.kind.settled(same: same, receiver: receiver)
      for position in matching.positions[index] {
        let expression = arguments.list[position].value
        do {
          let value = try value(of: expression, position, kind, parameter, &known)
          if value is Nothing { continue }
          let fitting = try fit(value, kind, in: parameter, at: expression.spot)
          if case .same = parameter.kind { same = name(of: value) }
          values[index] += fitting
        } catch {
          throw error.reaching(Complaint.firstFit + position)
        }
      }
    }
    if let (index, builder) = matching.block, let block = arguments.block {
      values[index] = [try gathered(block, by: builder)]
    }
    return values
  }

  /// The value of an argument; worked out once where the parameter cannot change what it means.
  private mutating func value(
    of expression: Expression, _ position: Int, _ kind: Parameter.Kind, _ parameter: Parameter,
    _ known: inout [Int: Any]
  ) throws(Complaint) -> Any {
    if let value = known[position] { return value }
    guard !expression.dependsOnContext else {
      return try evaluate(expression, kind.wanted(allowsNothing: parameter.allowsNothing))
    }
    do {
      let value = try evaluate(expression)
      known[position] = value
      return value
    } catch {
      // No other reading of the call could mend it.
      throw error.reaching(.max)
    }
  }

  /// Reads the block of a call that cannot be said, so that its own mistakes are told as well.
  private mutating func readBlock(
    of arguments: Arguments, after complaint: Complaint, _ words: [Entry]
  ) throws(Complaint) {
    guard let block = arguments.block, complaint.place < block.place,
      let builder = words.lazy.flatMap(\.parameters).compactMap(\.builder).first
    else { return }
    do {
      _ = try idly { evaluator throws(Complaint) in try evaluator.gathered(block, by: builder) }
    } catch {
      add(error)
    }
  }
}

extension Parameter {
  /// What gathers its block, if it takes one.
  var builder: String? { if case .block(let builder) = kind { builder } else { nil } }
  /// Whether it takes values of a single type.
  fileprivate var isOfOneType: Bool { if case .value = kind { true } else { false } }
}
