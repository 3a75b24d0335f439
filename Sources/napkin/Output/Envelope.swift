import DesignLoading

/// What every answer in JSON comes in: which shape it has, who made it, and what it was made from.
struct Envelope {
  let json: JSON

  /// An answer about a design.
  init(_ command: String, _ loaded: LoadedInput, data: JSON) {
    json = .object([
      "schema": .string("napkin.\(command)/1"), "tool": .string("napkin \(Napkin.version)"),
      "input": .object([
        "path": .string(loaded.argument), "sha256": .string(SHA256.hex(of: loaded.bytes)),
      ]),
      "data": data,
    ])
  }

  /// An answer about the tool itself.
  init(_ command: String, data: JSON) {
    json = .object([
      "schema": .string("napkin.\(command)/1"), "tool": .string("napkin \(Napkin.version)"),
      "data": data,
    ])
  }

  func print() throws { try Platform.answer(Array((json.text + "\n").utf8)) }
}
