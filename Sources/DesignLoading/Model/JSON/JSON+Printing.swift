extension JSON {
  /// The value as text: keys sorted, two spaces a level, a list of plain values on one line.
  ///
  /// The same value gives the same bytes everywhere, so that two models can be compared as files.
  public var text: String {
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += JSON.written(value)
    case .string(let value): JSON.write(quoted: value, to: &text)
    case .array(let values): JSON.write(list: values, to: &text, indent: indent)
    case .object(let members): JSON.write(members: members, to: &text, indent: indent)
    }
  }

  private static func write(list values: [JSON], to text: inout String, indent: String) {
    if values.allSatisfy(\.isPlain) {
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", " }
        value.write(to: &text, indent: indent)
      }
      text += "]"
      return
    }
    let inner = indent + "  "
    for (index, value) in values.enumerated() {
      text += index > 0 ? ",\n" : "[\n"
      text += inner
      value.write(to: &text, indent: inner)
    }
    text += "\n" + indent + "]"
  }

  private static func write(members: JSONObject, to text: inout String, indent: String) {
    guard !members.isEmpty else {
      text += "{}"
      return
    }
    let inner = indent + "  "
    for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
      text += index > 0 ? ",\n" : "{\n"
      text += inner
      write(quoted: member.key, to: &text)
      text += ": "
      member.value.write(to: &text, indent: inner)
    }
    text += "\n" + indent + "}"
  }

  private var isPlain: Bool {
    switch self {
    case .null, .bool, .number, .string: true
    case .array, .object: false
    }
  }

  /// The shortest text that reads back as the same number; JSON has no word for the infinite.
  static func written(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if let whole = Int(exactly: value), whole.magnitude <= 1 << 53 { return String(whole) }
    return "\(value)"
  }

  /// What cannot be seen but steers a terminal or turns the reading direction is written as an
  /// escape, so that a model can be shown anywhere.
  private static func write(quoted value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{61C}", "\u{200E}"..."\u{200F}",
        "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
