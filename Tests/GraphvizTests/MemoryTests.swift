import Foundation
import Graphviz
import Testing

@Suite("Memory")
struct MemoryTests {
  // In a process of its own, where no other test allocates. A graph without clusters, because
  // Graphviz 2.43 itself loses about 1 KB with each cluster.
  #if os(Linux)
    @Test("300 drawings leave no more memory in use than the first 100")
    func drawings() async {
      await #expect(processExitsWith: .success) {
        let edges = (0..<40).map { "a\($0) -> b\($0 % 7)" }
        let dot = "digraph { \(edges.joined(separator: ";")) }"
        let draw = { (count: Int) in
          for _ in 0..<count {
            _ = try Sample.renderer.render(dot, as: .svg)
            _ = try? Sample.renderer.render("digraph { -> }", as: .svg)
          }
        }
        try draw(100)
        let before = try residentKilobytes()
        try draw(300)
        let growth = try residentKilobytes() - before
        #expect(growth < 1_000, "grew by \(growth) KB")
      }
    }

    @Test("300 drawings of the same icons keep them once")
    func icons() async {
      await #expect(processExitsWith: .success) {
        let card = Sample.card("A", icon: "users", "0e7490")
        let dot = "digraph { a [shape=plain label=<\(card)>] }"
        let draw = { (count: Int) in
          for _ in 0..<count { _ = try Sample.renderer.render(dot, as: .svg) }
        }
        try draw(100)
        let before = try residentKilobytes()
        try draw(300)
        let growth = try residentKilobytes() - before
        #expect(growth < 1_000, "grew by \(growth) KB")
      }
    }
  #endif
}

/// The memory of this process that is in use, in the words of the kernel.
private func residentKilobytes() throws -> Int {
  let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
  return try #require(Int(line.filter(\.isNumber)))
}
