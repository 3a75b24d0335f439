import DesignEvaluation
import Testing

/// The record of published estimates as a test.
///
/// Napkin is held against what a source's inputs come to, never against what the source prints: one
/// printed figure in fourteen is wrong.
@Suite("published estimates")
struct PublishedEstimatesTests {
  @Test("each output is what the source's inputs come to", arguments: PublishedEstimate.all)
  func agrees(_ estimate: PublishedEstimate) {
    for comparison in estimate.comparisons + estimate.conventionalComparisons {
      #expect(comparison.agrees, "\(comparison)")
    }
  }

  @Test("each is a design that can be meant", arguments: PublishedEstimate.all)
  func isMeant(_ estimate: PublishedEstimate) {
    #expect(!estimate.designs.isEmpty && !estimate.source.isEmpty)
    #expect(estimate.designs.flatMap(\.mistakes).isEmpty)
  }

  @Test(
    "the printed figures stand to the exact ones as they are graded",
    arguments: PublishedEstimate.all)
  func isGraded(_ estimate: PublishedEstimate) {
    for output in estimate.outputs {
      #expect(
        output.grade.fits(
          printed: output.printed, exact: output.exact, byTheirs: output.theirs?.exact),
        "\(estimate.id) \(output.name)")
    }
  }

  @Test(
    "constants that are not Napkin's are said, and what is wrong is explained",
    arguments: PublishedEstimate.all)
  func isExplained(_ estimate: PublishedEstimate) {
    if estimate.outputs.contains(where: { $0.theirs != nil }) {
      #expect(estimate.convention != nil)
    }
    if estimate.outputs.contains(where: \.grade.isWrong) { #expect(estimate.remark != nil) }
  }

  @Test("users over requests a second cannot be said", arguments: PublishedEstimate.all)
  func isRefused(_ estimate: PublishedEstimate) {
    for output in estimate.outputs {
      #expect((output.refused != nil) == (output.grade == .dimensionError))
      guard let line = output.refused else { continue }
      let errors = Reading.ofLine(line).errors
      #expect(errors.map(\.place.line) == [4])
      #expect(
        errors.first?.says.hasPrefix("users over requests a second is no number of machines")
          == true, "\(errors.map(\.says))")
    }
  }

  @Test("51 estimates and 235 outputs are compared, and 17 printed figures are wrong")
  func counts() {
    let all = PublishedEstimate.all
    let compared = all.flatMap(\.comparisons).filter(\.agrees)
    let byTheirs = all.flatMap(\.conventionalComparisons).filter(\.agrees)
    let outputs = all.flatMap(\.outputs)
    func count(_ grade: Grade) -> Int { outputs.filter { $0.grade == grade }.count }
    let wrong = outputs.filter(\.grade.isWrong).count

    print(
      """
      \(all.count) published estimates, \(compared.count) outputs compared at \
      \(Comparison.tolerance) relative, \(byTheirs.count) of them by the source's constants as \
      well; \(wrong) printed figures are wrong: \(count(.dimensionError)) dimension errors, \
      \(count(.sourceError)) source errors; of the others \(count(.exact)) are exact, \
      \(count(.rounding)) rounded, \(count(.convention)) by convention.
      """)

    #expect(Set(all.map(\.id)).count == 51)
    #expect(compared.count == 235)
    #expect(byTheirs.count == 30)
    #expect(Set(compared.map(\.name)).count == 235)
    #expect(Grade.allCases.map(count) == [154, 55, 9, 14, 3])
    #expect(wrong == 17)
  }
}

extension Reading {
  /// What becomes of a design in which one quantity is said this way; it stands on line 4.
  static func ofLine(_ line: String) -> Reading {
    Reading(
      """
      import SystemDesign

      let design = Design("Sizing") {
        let figure = \(line)
        let user = Client("User")
        let app = Service("App")
        Check("figure", figure, against: figure)
        Flow("Ask", at: 1.perSecond) { user.calls(app, sending: 1.byte, receiving: 1.byte) }
      }
      """, path: "sizing.swift")
  }
}
