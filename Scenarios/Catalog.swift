import SystemDesign

/// A reference design under the name it is called by on the command line.
public struct Scenario: Sendable {
  /// The name on the command line: `url-shortener`.
  public let id: String
  /// What it teaches, in one line.
  public let lesson: String
  /// The file it stands in.
  public let file: String
  /// The design itself.
  public let design: Design

  init(_ id: String, file: String, lesson: String, _ design: Design) {
    self.id = id
    self.file = file
    self.lesson = lesson
    self.design = design
  }
}

/// The reference designs, in the order they are best read.
public let scenarios = [
  Scenario(
    "url-shortener", file: "URLShortener.swift",
    lesson:
      "reads outnumber writes a hundred to one: what the cache buys, and what losing it costs",
    urlShortener)
]
