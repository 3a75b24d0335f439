import DesignSyntax
import SystemDesign

/// What a design's text says, read without a compiler; nothing of it runs.
public struct Reading: Sendable {
  /// The designs it makes, in the order of the text; none where there are errors.
  public let designs: [Design]
  /// What cannot be read, in the order of the text.
  public let errors: [Complaint]
  /// What can be read and is most likely not meant; none where there are errors.
  public let warnings: [Complaint]

  /// Reads a text that stands in a file; the path is what the origins of its parts will say.
  ///
  /// Time and memory grow with the length of the text, up to the limits in ``Limits``.
  public init(_ text: String, path: String) {
    let tree = SourceFile(reading: text)
    guard tree.errors.isEmpty else {
      self.init(designs: [], errors: tree.errors.map(Complaint.init), warnings: [])
      return
    }
    var evaluator = Evaluator(text, path: path)
    evaluator.run(tree)
    let errors = evaluator.errors.sorted { $0.place < $1.place }
    guard errors.isEmpty else {
      self.init(designs: [], errors: errors, warnings: [])
      return
    }
    let warnings = evaluator.warnings.sorted { $0.place < $1.place }
    self.init(designs: evaluator.designs, errors: [], warnings: warnings)
  }

  private init(designs: [Design], errors: [Complaint], warnings: [Complaint]) {
    self.designs = designs
    self.errors = errors
    self.warnings = warnings
  }
}
