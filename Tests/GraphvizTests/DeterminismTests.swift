import Foundation
import Graphviz
import Testing

@Suite("Equal graphs make equal files")
struct DeterminismTests {
  @Test("100 drawings in one process are one", arguments: [Sample.clusters, Sample.cards])
  func manyTimes(dot: String) throws {
    var drawings: Set<[UInt8]> = []
    for round in 0..<100 {
      let churn = churnHeap(round)
      drawings.insert(try Sample.renderer.render(dot, as: .svg, title: "T").bytes)
      #expect(churn.count == 100)
    }
    #expect(drawings.count == 1)
  }

  @Test("32 drawings at the same time are one", arguments: [Sample.clusters, Sample.cards])
  func atOnce(dot: String) async throws {
    let drawings = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for round in 0..<32 {
        group.addTask {
          let churn = churnHeap(round)
          defer { withExtendedLifetime(churn) {} }
          return try Sample.renderer.render(dot, as: .svg).bytes
        }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(drawings.count == 1)
  }

  @Test("a PNG, a PDF and a DOT are the same seconds later", arguments: [Format.png, .pdf, .dot])
  func later(format: Format) async throws {
    let first = try Sample.renderer.render(Sample.cards, as: format)
    try await Task.sleep(for: .milliseconds(1_100))
    #expect(try Sample.renderer.render(Sample.cards, as: format) == first)
  }

  @Test("two processes make the same drawing, in a folder of a different name")
  func twoProcesses() async throws {
    var answers: Set<String> = []
    for _ in 0..<2 {
      let child = await #expect(
        processExitsWith: .success, observing: [\.standardOutputContent]
      ) {
        for dot in [Sample.clusters, Sample.cards] {
          print(digest(try Sample.renderer.render(dot, as: .svg).bytes))
          print(digest(try Sample.renderer.render(dot, as: .png).bytes))
        }
      }
      answers.insert(String(decoding: child?.standardOutputContent ?? [], as: UTF8.self))
    }
    #expect(answers.count == 1)
    let here = digest(try Sample.renderer.render(Sample.cards, as: .svg).bytes)
    #expect(answers.first?.contains(here) == true)
  }

  @Test("an icon drawn anew under the same name shows the new drawing")
  func newDrawing() throws {
    let other = Renderer(icons: ["server": "<circle cx='12' cy='12' r='9'/>", "users": ""])
    let first = try Sample.renderer.render(Sample.cards, as: .png)
    let second = try other.render(Sample.cards, as: .png)
    #expect(first != second)
    #expect(try Sample.renderer.render(Sample.cards, as: .png) == first)
  }
}

/// Leaves the heap in another order each time.
private func churnHeap(_ round: Int) -> [String: [Int]] {
  var churn: [String: [Int]] = [:]
  for key in 0..<100 { churn["key \(key * round)-\(key)"] = Array(0..<(key * 7 % 50)) }
  return churn
}

private func digest(_ bytes: [UInt8]) -> String {
  var hash: UInt64 = 5381
  for byte in bytes { hash = hash &* 33 &+ UInt64(byte) }
  return "digest-\(hash)"
}
