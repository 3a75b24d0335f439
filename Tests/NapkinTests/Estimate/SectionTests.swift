import Estimation
import Testing

@testable import napkin

@Suite("Figures stand where their kind does") struct SectionTests {
  @Test(
    "every measure has a section, or is said with the load at the peak", arguments: Measure.allCases
  )
  func complete(measure: Measure) {
    let sections = (Section.before + Section.after).filter { $0.measures.contains(measure) }
    let isElsewhere = ["utilisation-", "instances-", "peak-"].contains {
      measure.rawValue.hasPrefix($0)
    }
    #expect(sections.isEmpty == isElsewhere)
    #expect(!measure.heading.isEmpty)
  }

  @Test("no measure stands twice among the figures of one kind of subject")
  func once() {
    for subjects in [Section.Subjects.flows, .records] {
      let measures = (Section.before + Section.after).filter { $0.subjects == subjects }
        .flatMap(\.measures)
      #expect(Set(measures).count == measures.count)
    }
  }
}
