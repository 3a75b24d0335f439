extension Vocabulary {
  /// The generated files, in the order of their names.
  func files(module: String) throws -> [TableFile] {
    var files: [TableFile] = []
    var steps: [String] = []
    let subjects = Dictionary(grouping: words, by: \.subject)
    for (subject, words) in subjects.sorted(by: { $0.key < $1.key }) {
      let parts = chunks(of: words)
      for (index, part) in parts.enumerated() {
        let name = "Words" + subject + (parts.count > 1 ? String(index + 1) : "")
        steps.append("add\(name)")
        files.append(TableFile("Table+\(name).swift", module: module, wordLines(name, part)))
      }
    }
    files.append(TableFile("Table+Names.swift", module: module, nameLines))
    files.append(TableFile("Table+Roles.swift", module: module, roleLines))
    files.append(TableFile("Faces+SystemDesign.swift", module: module, faceLines))
    files.append(TableFile("Table+Refusals.swift", module: module, refusalLines))
    files.append(TableFile("Table+Literals.swift", module: module, try literalLines()))
    steps += ["addNames", "addRoles", "addRefusals", "addLiterals"]
    files.append(TableFile("Table+SystemDesign.swift", module: module, wholeLines(steps)))
    return files.sorted { $0.name < $1.name }
  }

  /// A function of up to forty words each, and never a file of more than four hundred lines.
  private func chunks(of words: [Word]) -> [[Word]] {
    var chunks: [[Word]] = []
    var lines = 0
    for word in words {
      let count = word.lines.count
      if let last = chunks.last, last.count < 40, lines + count < 360 {
        chunks[chunks.count - 1].append(word)
        lines += count
      } else {
        chunks.append([word])
        lines = count
      }
    }
    return chunks
  }

  private func wordLines(_ name: String, _ words: [Word]) -> [String] {
    function("add\(name)", words.flatMap(\.lines))
  }

  private var nameLines: [String] {
    let all = Self.swiftTypes + types
    return [
      "extension Table {",
      "  /// Every public type, and as it is written.",
      "  static let types: [(type: Any.Type, name: String)] = [",
    ] + all.map { "    (\($0).self, \"\($0)\")," } + [
      "  ]",
      "",
      "  mutating func addNames() {",
      "    for (type, name) in Self.types { names[ObjectIdentifier(type)] = name }",
      "  }",
      "}",
    ]
  }

  private var roleLines: [String] {
    function(
      "addRoles",
      roles.sorted { $0.key < $1.key }.map { type, roles in
        "roles[\"\(type)\"] = [\(roles.sorted().map { "\"\($0)\"" }.joined(separator: ", "))]"
      })
  }

  private var faceLines: [String] {
    let players = roles.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
    return [
      "extension Faces {",
      "  /// Every type of the module by each role it plays.",
      "  static let ofSystemDesign: Faces = made()",
      "",
      "  @_optimize(none) private static func made() -> Faces {",
      "    var faces = Faces()",
    ]
      + players.flatMap { type, roles in
        roles.sorted().map { "    faces.add(\(type).self, as: (any \($0)).self) { $0 }" }
      }
      + ["    return faces", "  }", "}"]
  }

  private var refusalLines: [String] {
    var lines: [String] = []
    for (type, roles) in refusals.roles.sorted(by: { $0.key < $1.key }) {
      lines.append("refusals[\"\(type)\"] = [")
      for (role, message) in roles.sorted(by: { $0.key < $1.key }) {
        lines.append("  \"\(role)\": \"\(message)\",")
      }
      lines.append("]")
    }
    for (key, message) in refusals.operators.sorted(by: { $0.key < $1.key }) {
      lines.append("refusedOperators[\"\(key)\"] =")
      lines.append("  \"\(message)\"")
    }
    return function("addRefusals", lines)
  }

  private func wholeLines(_ steps: [String]) -> [String] {
    [
      "extension Table {",
      "  /// Every public word of the module.",
      "  static let ofSystemDesign: Table = {",
      "    var table = Table()",
    ] + steps.map { "    table.\($0)()" } + ["    return table", "  }()", "}"]
  }

  /// Not optimised: it runs once and is long.
  func function(_ name: String, _ lines: [String]) -> [String] {
    ["extension Table {", "  @_optimize(none) mutating func \(name)() {"]
      + lines.map { "    \($0)" } + ["  }", "}"]
  }
}
