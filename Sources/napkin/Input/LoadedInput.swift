import SystemDesign

/// A design and what it was read from.
struct LoadedInput: Sendable {
  /// What was typed for it.
  let argument: String
  /// The design.
  let design: Design
  /// The bytes it was read from.
  let bytes: [UInt8]
  /// The file to name for places in it, where its own path means nothing to a reader.
  let file: String?

  /// What is typed for it in a shell.
  var typed: String { argument.typed }

  /// The file a place is in, as the user knows it.
  func file(of origin: Origin) -> String { file ?? origin.file }

  /// A place as compilers write it: "shop.swift:12:5".
  func place(of origin: Origin) -> String {
    "\(file(of: origin).onOneLine):\(origin.line):\(origin.column)"
  }

  /// The design's name as a file would have it: letters, digits and hyphens.
  var slug: String {
    let words = design.name.lowercased().split { !$0.isLetter && !$0.isNumber }
    let slug = words.joined(separator: "-").filter { $0.isASCII }
    return slug.isEmpty ? "design" : slug
  }
}

extension String {
  /// The same as one word of a shell: within quotes where it would be several, or mean something else.
  var typed: String {
    let isWord = allSatisfy { $0.isLetter || $0.isNumber || "-_./:@%+,=".contains($0) }
    return isWord && !isEmpty ? self : "'" + replacingAll("'", with: "'\\''") + "'"
  }

  /// The same between plain quotes, where nothing in it means something else there.
  var quoted: String {
    contains { "\"\\$`!".contains($0) } ? typed : "\"\(self)\""
  }
}
