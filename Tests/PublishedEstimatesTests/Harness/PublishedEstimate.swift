import Estimation
import SystemDesign
import Testing

/// A back-of-the-envelope estimate that somebody published, said again as designs of Napkin.
struct PublishedEstimate: Sendable, CustomTestStringConvertible {
  let id: String
  /// Where it stands in public: the repository with its commit and file, or the site and title.
  let source: String
  /// Constants of the source that are not Napkin's.
  let convention: String?
  /// What is wrong or odd in the source.
  let remark: String?
  let designs: [Design]
  let outputs: [Output]

  init(
    _ id: String, from source: String, convention: String? = nil, remark: String? = nil,
    _ estimates: Estimate..., outputs: [Output]
  ) {
    self.id = id
    self.source = source
    self.convention = convention
    self.remark = remark
    designs = estimates.map(\.design)
    self.outputs = outputs
  }

  var testDescription: String { id }
}
