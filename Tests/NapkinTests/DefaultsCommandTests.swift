import Foundation
import Testing

struct DefaultsCommandTests {
  private static let text = """
    import SystemDesign
    let shop = Design("Shop") {
      let item = Record("item", 1.kilobyte)
      let person = Client("Person")
      let app = Service("App", instances: 2, across: 2.zones, each: 900.perSecond)
      let recent = Cache("Recent")
      let items = Database("Items", .relational, replicas: 1, failover: .automatic(30.seconds))
      Traffic(daily: .swing(80.percent))
      Flow("Look", at: 100.perSecond, availability: 99.percent) {
        person.calls(app, sending: 100.bytes, receiving: item)
        app.reads(item, from: recent, else: items, hit: 90.percent)
      }
    }
    """

  private func run(_ arguments: [String]) throws -> Tool.Answer {
    let folder = try Tool.Folder()
    try folder.write(Self.text, to: "shop.swift")
    return try withExtendedLifetime(folder) { try Tool.run(arguments, in: folder.path) }
  }

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let folder = try Tool.Folder()
    try folder.write(Self.text, to: "shop.swift")
    let answer = try withExtendedLifetime(folder) { try Tool.json(arguments, in: folder.path) }
    return try #require(answer["data"] as? [String: Any])
  }

  private func figure(_ more: [String]) throws -> [String: Any] {
    let data = try json(["estimate", "shop.swift"] + more)
    let figures = try #require(data["figures"] as? [[String: Any]])
    return try #require(
      figures.first {
        $0["subject"] as? String == "Recent" && $0["quantity"] as? String == "utilisation-peak"
      })
  }

  @Test("without the wish nothing is taken, and with it each figure names what it rests on")
  func json() throws {
    let plain = try figure([])
    #expect(plain["value"] is NSNull && plain["defaults"] == nil)
    let marked = try figure(["--defaults"])
    #expect(marked["value"] is Double)
    let taken = try #require(marked["defaults"] as? [[String: Any]])
    #expect(taken.map { $0["quantity"] as? String } == ["requests a cache machine takes"])
    #expect(taken.first?["year"] as? Int == 2024)
    #expect((taken.first?["source"] as? String)?.contains("devhands.io") == true)
    #expect((taken.first?["text"] as? String)?.hasPrefix("default: ") == true)
  }

  @Test("the screen marks what rests on a default and lists each with source and year")
  func screen() throws {
    let plain = try run(["estimate", "shop.swift"]).output
    #expect(!plain.contains("*") && !plain.lowercased().contains("default"))
    let answer = try run(["estimate", "shop.swift", "--defaults"])
    #expect(answer.status == 0)
    let lines = answer.output.split(separator: "\n").map(String.init)
    #expect(
      lines.contains { $0.contains("Recent ×1") && $0.contains("/s *") && $0.contains("% *") })
    #expect(lines.contains { $0.contains("App ×2") && !$0.contains("*") })
    #expect(lines.contains("  * Default, not stated in the design"))
    #expect(
      lines.contains {
        $0.contains("requests a cache machine takes: 100,000 to 160,000 /s, montplex.com")
          && $0.hasSuffix("2024, for 'Recent'")
      })
  }

  @Test("a step that is a default says so when it is explained")
  func explain() throws {
    let answer = try run([
      "estimate", "shop.swift", "--defaults", "--explain", "Recent utilisation-peak",
    ])
    #expect(
      answer.output.contains(
        "default: montplex.com and devhands.io, Redis with one I/O thread, 2024"))
  }

  @Test("an availability that nobody stated is known with defaults, and marked")
  func spof() throws {
    let plain = try run(["spof", "shop.swift"])
    #expect(plain.output.contains("not stated"))
    let answer = try run(["spof", "shop.swift", "--defaults"])
    #expect(answer.output.contains("% *"))
    #expect(answer.output.contains("Amazon Compute Service Level Agreement, of one instance, 2022"))
    let data = try json(["spof", "shop.swift", "--defaults"])
    let flow = try #require((data["flows"] as? [[String: Any]])?.first)
    let availability = try #require(flow["availability"] as? [String: Any])
    #expect(availability["value"] is Double)
    let taken = try #require(availability["defaults"] as? [[String: Any]])
    #expect(taken.contains { $0["quantity"] as? String == "availability of one machine" })
    #expect((data["defaults"] as? [[String: Any]])?.isEmpty == false)
  }

  @Test("a curve and what it peaks at stand at the head of the screen")
  func curve() throws {
    let answer = try run(["estimate", "shop.swift"])
    #expect(answer.output.contains("peak ×1.80 by the daily curve"))
  }
}
