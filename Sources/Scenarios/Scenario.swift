import SystemDesign

/// A reference design under the name it is called by on the command line.
public struct Scenario: Sendable {
  /// The name on the command line: `url-shortener`.
  public let id: String
  /// The file it stands in, within the folder of scenarios: `URLShortener.swift`.
  public let file: String
  /// What it teaches, in one line.
  public let lesson: String
  /// The design itself.
  public let design: Design
  /// The text it is read from, as the file has it.
  public let text: [UInt8]
  /// What may be asked of it next, and which it was not built for.
  public let levels: [Level]

  init(_ id: String, _ design: Design, _ text: [UInt8], lesson: String, levels: [Level]) {
    self.id = id
    self.file = design.origin.file.split(separator: "/").last.map(String.init) ?? ""
    self.lesson = lesson
    self.design = design
    self.text = text
    self.levels = levels
  }
}
