import Estimation
import Scenarios
import Testing

@testable import napkin

@Suite("the load at the peak fits the terminal") struct LoadTableTests {
  private func table(_ id: String, _ width: Int) throws -> (Table, napkin.Terminal) {
    let scenario = try #require(scenarios.first { $0.id == id })
    let terminal = napkin.Terminal(hasColour: false, hasSigns: true, width: width)
    let estimate = Estimate(of: scenario.design, .essentials)
    return (LoadTable(estimate: estimate, terminal: terminal).table, terminal)
  }

  @Test(
    "nothing that is needed is cut",
    arguments: ["url-shortener", "social-feed", "distributed-cache", "chat"], [80, 100, 120])
  func fits(id: String, width: Int) throws {
    let (table, terminal) = try table(id, width)
    #expect(table.columns <= width)
    #expect(!table.lines(on: terminal).contains { $0.contains("…") })
  }

  @Test("why so many machines are needed stands in the row, or below where there is no room")
  func reasons() throws {
    let (wide, terminal) = try table("chat", 100)
    #expect(
      wide.lines(on: terminal).contains { $0.hasSuffix("300 of 450 for connections") })
    let (narrow, small) = try table("chat", 80)
    let lines = narrow.lines(on: small)
    #expect(lines.contains { $0.hasSuffix("300 of 450") })
    #expect(lines.contains("    'Sockets' needs 300 for connections"))
  }

  @Test("a store whose disk asks for most says so")
  func disk() throws {
    let (table, terminal) = try table("social-feed", 80)
    #expect(table.lines(on: terminal).contains("    'Posts' needs 84 for the disk"))
    let (wide, large) = try self.table("social-feed", 120)
    #expect(wide.lines(on: large).contains { $0.hasSuffix("84 of 144 for the disk") })
  }
}
