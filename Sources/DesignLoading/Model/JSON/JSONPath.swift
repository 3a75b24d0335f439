/// The way to a value inside another: `flows[2].steps[0].to`.
struct JSONPath: Sendable, Hashable, CustomStringConvertible {
  enum Step: Sendable, Hashable {
    case key(String)
    case index(Int)
  }

  let steps: [Step]

  init(steps: [Step] = []) { self.steps = steps }

  func key(_ name: String) -> JSONPath { JSONPath(steps: steps + [.key(name)]) }

  func index(_ index: Int) -> JSONPath { JSONPath(steps: steps + [.index(index)]) }

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
