/// One `@available(*, unavailable, …)` of a source, and the declaration it stands before.
struct Refused {
  /// Its message, as the text between the quotes.
  let message: String
  /// The declaration up to its body, on one line.
  let declaration: String
  /// The type or the extension it stands in.
  let owner: String
  let place: String

  /// All of a file, in order; a symbol graph leaves them out.
  static func all(in source: Source) throws(GenerationError) -> [Refused] {
    var found: [Refused] = []
    var owner = ""
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if let opened = opens(line) { owner = opened }
      guard line.trimmed.hasPrefix("@available(") else { continue }
      let rest = lines[index...].joined(separator: "\n").trimmed.dropFirst("@available".count)
      let place = "\(source.name):\(index + 1)"
      func unknown(_ shape: String) -> GenerationError {
        GenerationError(symbol: line.trimmed, place: place, shape: shape)
      }
      guard let (inside, after) = rest.bracketed else { throw unknown("an unclosed attribute") }
      let arguments = inside.pieces(",")
      guard arguments.contains("unavailable") else { continue }
      guard arguments.first == "*", arguments.count == 3,
        let said = arguments.last?.parted(at: "message:")?.after.trimmed,
        said.count > 2, said.hasPrefix("\""), said.hasSuffix("\""), !said.hasPrefix("\"\"\"")
      else { throw unknown("an unavailability without a plain message for every platform") }
      found.append(
        Refused(
          message: String(said.dropFirst().dropLast()), declaration: head(of: after), owner: owner,
          place: place))
    }
    return found
  }

  /// The type whose members follow a line that stands at the left edge.
  private static func opens(_ line: Substring) -> String? {
    let words = line.prefix { $0 != "{" && $0 != ":" }.split(separator: " ").map(String.init)
    guard line.first?.isWhitespace == false,
      let keyword = words.firstIndex(where: {
        ["extension", "struct", "enum", "class", "protocol"].contains($0)
      }), keyword + 1 < words.count
    else { return nil }
    return words[keyword + 1]
  }

  /// The declaration up to its body, comments and further attributes aside.
  private static func head(of text: String) -> String {
    let lines = text.split(separator: "\n").drop { line in
      let line = line.trimmed
      return line.isEmpty || line.hasPrefix("//") || line.hasPrefix("@")
    }
    let rest = lines.joined(separator: " ")
    return (rest.parted(at: "{")?.before ?? String(lines.first ?? ""))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
