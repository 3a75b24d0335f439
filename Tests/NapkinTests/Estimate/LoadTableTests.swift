import Estimation
import Scenarios
import SystemDesign
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

  @Test("what needs so many machines has them beside it", arguments: [80, 100, 120])
  func reasons(width: Int) throws {
    let (table, terminal) = try table("chat", width)
    let rows = table.lines(on: terminal).filter { $0.contains("Sockets") }
    #expect(rows.filter { $0.contains("300 of 450") }.count == 1)
    let row = try #require(rows.first { $0.contains("Sockets, connections ×450") })
    #expect(row.contains("66.7 %") && row.hasSuffix("300 of 450"))
  }

  @Test("of a long name what tells its rows apart is kept")
  func longName() {
    let app = Service("App", each: 1_000.perSecond)
    let item = Record("item", 1.kilobyte)
    let cache = Cache("Cache", each: 10_000.perSecond).hitting(90.percent)
    let store = Database(
      "Orders and their lines, by customer", reads: 1_000.perSecond, writes: 1_000.perSecond)
    let design = Design("Long") {
      Flow("Order", at: 300.perSecond, peak: 1.times) {
        app.reads(item, from: cache, else: store)
        app.writes(item, to: store)
      }
    }
    let terminal = napkin.Terminal(hasColour: false, hasSigns: true, width: 120)
    let table = LoadTable(estimate: Estimate(of: design, .essentials), terminal: terminal).table
    #expect(
      table.rows.compactMap(\.first).suffix(3) == [
        "Orders and their lines, b…, reads ×1", "Orders and their lines…, reads, cold",
        "Orders and their lines, …, writes ×1",
      ])
    #expect(table.rows.allSatisfy { ($0.first ?? "").count <= 36 })
  }

  @Test("a store whose disk asks for most says so")
  func disk() throws {
    let (table, terminal) = try table("social-feed", 80)
    #expect(table.lines(on: terminal).contains("    'Posts' needs 84 for the disk"))
    let (wide, large) = try self.table("social-feed", 120)
    #expect(wide.lines(on: large).contains { $0.hasSuffix("84 of 144 for the disk") })
  }
}
