/// One answer of Napkin held against one figure written down from a source's inputs.
struct Comparison: Sendable {
  /// The estimate and the output: "url-karan storage", or "… by theirs".
  let name: String
  let exact: Double
  /// In the source's unit; nil where Napkin has no answer.
  let answer: Double?

  /// The widest difference that rounding in binary can make.
  static let tolerance = 1e-9

  /// Whether there is an answer and it is the figure.
  var agrees: Bool {
    guard let answer else { return false }
    return abs(answer - exact) <= Self.tolerance * abs(exact)
  }
}

extension PublishedEstimate {
  /// Each output against the figure by Napkin's calendar.
  var comparisons: [Comparison] {
    outputs.map {
      Comparison(
        name: "\(id) \($0.name)", exact: $0.exact,
        answer: $0.answer.map { [unit = $0.unit] in
          $0 / unit.factor
        })
    }
  }

  /// Those outputs that the source works out with constants of its own against the figure by them.
  var conventionalComparisons: [Comparison] {
    outputs.compactMap { output in
      output.theirs.map {
        Comparison(
          name: "\(id) \(output.name) by theirs", exact: $0.exact,
          answer: $0.answer.map { $0 / output.unit.factor })
      }
    }
  }
}
