/// The way to a value inside another: `flows[2].steps[0].to`.
struct JSONPath: Sendable, Hashable, CustomStringConvertible {
  enum Step: Sendable, Hashable {
    case key(String)
    case index(Int)
  }

  /// The last step and the way to it, which all that goes on from there share: a reader takes a
  /// hundred thousand steps and shows none of them unless something is wrong.
  private final class Link: Sendable {
    let step: Step
    let before: Link?

    init(_ step: Step, after before: Link?) { (self.step, self.before) = (step, before) }
  }

  private let last: Link?

  init(steps: some Sequence<Step> = []) {
    last = steps.reduce(nil) { Link($1, after: $0) }
  }

  private init(_ last: Link) { self.last = last }

  func key(_ name: String) -> JSONPath { JSONPath(Link(.key(name), after: last)) }

  func index(_ index: Int) -> JSONPath { JSONPath(Link(.index(index), after: last)) }

  /// From the outermost to the innermost.
  var steps: [Step] {
    Array(sequence(first: last, next: { $0?.before }).prefix { $0 != nil }.compactMap(\.?.step))
      .reversed()
  }

  static func == (a: Self, b: Self) -> Bool { a.steps == b.steps }

  func hash(into hasher: inout Hasher) { hasher.combine(steps) }

  var description: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .key(let name): text += (text.isEmpty ? "" : ".") + Shortened.name(name)
      case .index(let index): text += "[\(index)]"
      }
    }
  }
}

extension JSON {
  /// Every value on the way, from the outermost.
  func values(along path: JSONPath) -> [JSON] {
    var found = [self]
    for step in path.steps {
      switch (step, found.last) {
      case (.key(let name), .object(let members)):
        guard let value = members[name] else { return found }
        found.append(value)
      case (.index(let index), .array(let values)):
        guard values.indices.contains(index) else { return found }
        found.append(values[index])
      default: return found
      }
    }
    return found
  }
}

extension JSONParser {
  /// The line and column of the value a path leads to, or of the last one on the way that is there.
  ///
  /// The text is read a second time for it, since errors are rare and places are many.
  static func place(of path: JSONPath, in bytes: [UInt8]) -> (line: Int, column: Int) {
    var parser = JSONParser(bytes: bytes)
    for step in path.steps {
      var ahead = parser
      let found = (try? ahead.enter(step)) ?? false
      guard found else { break }
      parser = ahead
    }
    parser.skipSpace()
    return parser.place
  }

  /// Moves to the beginning of a member; false where there is no such member.
  private mutating func enter(_ step: JSONPath.Step) throws(JSONError) -> Bool {
    skipSpace()
    switch step {
    case .key(let wanted):
      guard take("{") else { return false }
      repeat {
        if try key().name == wanted { return true }
        _ = try value()
        skipSpace()
      } while take(",")
    case .index(let wanted):
      guard take("[") else { return false }
      for _ in 0..<wanted {
        _ = try value()
        skipSpace()
        guard take(",") else { return false }
      }
      return true
    }
    return false
  }
}
