import Critique
import Scenarios
import SystemDesign
import Testing

@Suite("whole designs")
struct DesignTests {
  private func shortener() throws -> Design {
    try #require(scenarios.first { $0.id == "url-shortener" }).design
  }

  private func line(of name: String, in design: Design) throws -> Int {
    try #require(design.components.first { $0.name == name }).origin.line
  }

  @Test("there is nothing to say about the URL shortener")
  func clean() throws {
    #expect(try shortener().critique().findings.map(\.message) == [])
  }

  @Test("one edge as strong as all six is one error, on its line, with every flow it takes down")
  func lonelyEdge() throws {
    let design = try shortener().changing("Edge") {
      $0.instances = 1
      $0.capacity.each = 40_000.perSecond
    }
    let bad = design.critique().findings.filter { $0.severity > .info }
    #expect(bad.map(\.rule) == ["AV001"])
    #expect(bad.first?.severity == .error)
    #expect(bad.first?.subject == .component("Edge"))
    #expect(
      bad.first?.flows == [
        "Follow a link", "Shorten a link", "Take down a link", "See the counts",
      ])
    #expect(try bad.first?.origin.line == line(of: "Edge", in: design))
    #expect(bad.first?.evidence.first == "1 instance, and every request passes it")
  }

  @Test("two redirect services that cannot carry the peak alone are a single point of the peak")
  func capacity() throws {
    let design = try shortener().changing("Redirects") {
      $0.instances = 2
      $0.capacity.each = 8_000.perSecond
    }
    let bad = design.critique().findings.filter { $0.severity > .info }
    #expect(bad.map(\.rule) == ["AV001"])
    #expect(bad.first?.severity == .error)
    #expect(bad.first?.flows == ["Follow a link"])
    // 11,574 /s of 2 × 8,000 /s.
    #expect(
      bad.first?.evidence.first
        == "2 instances at 72.3 % each at the peak: 1 alone would be at 145 %")
    #expect(bad.first?.consequences.map { $0.suffix(7) } == ["(AV005)", "(AV009)", "(SC002)"])
  }

  @Test("without backups the links are what would be lost, and not the tallies")
  func backups() throws {
    let design = try shortener().changing("Links") { $0.storage.backup = nil }
    let bad = design.critique().findings.filter { $0.severity > .info }
    #expect(bad.map(\.rule) == ["DA001"])
    #expect(bad.first?.flows == ["Shorten a link", "Take down a link"])
  }

  @Test("with copies for less than the reads, an empty cache takes them down")
  func cold() throws {
    let design = try shortener().changing("Links") { $0.capacity.reads = 3_000.perSecond }
    let found = design.findings(of: "CA001")
    // 11,690 /s of 3 × 3,000 /s, for any copy of a quorum of one answers; equal misses are asked once, so it is a note.
    #expect(found.map(\.severity) == [.info])
    #expect(found.first?.message == "losing 'Hot links' overloads 'Links': 130 % of what it can do")
  }

  @Test("a site of others' services that promise enough leaves nothing to say")
  func site() { #expect(staticSite.critique().findings.isEmpty) }

  @Test("a tool for colleagues gets notes and no shouting")
  func tool() {
    let critique = internalTool.critique()
    #expect(critique.findings.allSatisfy { $0.severity == .info })
    #expect(critique.findings.map(\.rule) == ["AV001", "AV010"])
    #expect(critique.accepted.map(\.finding.subject) == [.component("Planner")])
  }

  @Test("a nightly batch is asked for its time limits and nothing else")
  func batch() {
    let findings = batchPipeline.critique().findings
    #expect(findings.map(\.rule) == ["AV010", "AV010"])
    #expect(findings.allSatisfy { $0.severity == .info })
  }
}
