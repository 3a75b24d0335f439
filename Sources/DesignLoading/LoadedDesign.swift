import SystemDesign

/// A design that was read, and what was said on the way.
public struct LoadedDesign: Sendable {
  /// The design; it has no mistakes.
  public let design: Design
  /// The path of its file, as it was typed.
  public let path: String
  /// What the reader or the compiler warns of, each as `file:line:column: warning: …`.
  public let warnings: [String]

  /// A design with everything said about its reading.
  public init(design: Design, path: String, warnings: [String] = []) {
    self.design = design
    self.path = path
    self.warnings = warnings
  }
}
