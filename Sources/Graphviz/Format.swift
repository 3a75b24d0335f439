/// A form in which a drawing can be written.
public enum Format: String, Sendable, Hashable, CaseIterable {
  /// A drawing for pages: one file, no other file needed, light or dark with its reader.
  case svg
  /// A picture of pixels.
  case png
  /// A page for paper.
  case pdf
  /// The text of the graph with the places Graphviz chose, and without its icons.
  case dot
}

/// A finished drawing, with what Graphviz had to say about it.
public struct Rendering: Sendable, Hashable {
  /// The content of the file.
  public let bytes: [UInt8]
  /// What Graphviz warned of, such as a shape or a colour it does not know; a careful caller shows it.
  public let warnings: [String]

  /// The drawing as text, for the formats that are text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
