import Foundation
import Testing

@Suite("What a design decided and what it says will fail stand on the screens")
struct JudgementTests {
  /// The URL shortener in a folder of its own, with one thing said otherwise.
  private func variant(_ old: String, _ new: String) throws -> Tool.Folder {
    let text = try String(
      contentsOfFile: Tool.package + "/Scenarios/URLShortener.swift", encoding: .utf8)
    #expect(text.contains(old))
    let folder = try Tool.Folder()
    try folder.write(text.replacingOccurrences(of: old, with: new), to: "shortener.swift")
    return folder
  }

  @Test("each decision stands with its reason, the figures of it as they are now")
  func decisions() throws {
    let usual = try Tool.run(["estimate", "url-shortener"]).output
    #expect(usual.contains("    Redirect: 302; not 301\n      because a browser that remembers"))
    #expect(usual.contains("hides the order, and 38.6 /s is little to count"))
    let more = try Tool.run(["estimate", "url-shortener", "--set", "new links=1G"]).output
    #expect(more.contains("hides the order, and 386 /s is little to count"))
    let page = try Tool.run(["estimate", "url-shortener", "--format", "markdown"]).output
    #expect(page.contains("## Decisions\n\n- Short codes: a stored counter"))
  }

  @Test("JSON has the reason and the value of each figure in it")
  func json() throws {
    let data = try #require(try Tool.json(["estimate", "url-shortener"])["data"] as? [String: Any])
    let decisions = try #require(data["decisions"] as? [[String: Any]])
    #expect(
      decisions.compactMap { $0["topic"] as? String } == [
        "Short codes", "Unknown codes", "Redirect", "Storage", "Acknowledgement", "Cache",
        "Take-down", "Take-down that is cut short", "Counting",
      ])
    let figures = try #require(decisions[0]["figures"] as? [[String: Any]])
    #expect(abs(try #require(figures[0]["now"] as? Double) - 100e6 / 2_592_000) < 1e-9)
    #expect((decisions[0]["over"] as? [String])?.count == 2)
  }

  @Test("failures that are as the design says are counted, and told one by one with --all")
  func agreeing() throws {
    let short = try Tool.run(["spof", "url-shortener"]).output
    #expect(short.contains("  Failures foreseen\n    5 do what the design says: see --all\n"))
    let whole = try Tool.run(["spof", "url-shortener", "--all"]).output
    #expect(
      whole.contains(
        "    'Hot links' gone: degrades 'Follow a link', 'Shorten a link', 'Take down a link', "
          + "'See the counts' · every visit reads 'Links'; equal reads"))
    #expect(whole.contains("a machine of 'Links' gone: no flow notices"))
  }

  @Test("a claim that the analysis contradicts is told first, with what is worked out")
  func contradicted() throws {
    let folder = try variant(
      "response: \"visits do not notice\")\n    .degrades(\"Follow a link\")",
      "response: \"visits do not notice\")\n    .degrades(\"Shorten a link\")")
    let answer = try Tool.run(["spof", "shortener.swift"], in: folder.path)
    #expect(
      answer.output.contains(
        """
          Failures foreseen
            'Clicks' gone: said: degrades 'Shorten a link'; worked out: degrades 'Follow a link'
            4 do what the design says: see --all
        """))
    let json = try Tool.json(["spof", "shortener.swift"], in: folder.path)
    let data = try #require(json["data"] as? [String: Any])
    let failures = try #require(data["failures"] as? [[String: Any]])
    #expect(
      failures.compactMap { $0["verdict"] as? String } == [
        "agrees", "agrees", "agrees", "agrees", "differs",
      ])
    #expect(failures[4]["saidDegraded"] as? [String] == ["Shorten a link"])
    #expect(failures[4]["degraded"] as? [String] == ["Follow a link"])
  }

  @Test("a failure of which the design names no flow is told with those it hits")
  func unsaid() throws {
    let folder = try variant(
      "response: \"visits do not notice\")\n    .degrades(\"Follow a link\")",
      "response: \"visits do not notice\")")
    let output = try Tool.run(["spof", "shortener.swift"], in: folder.path).output
    #expect(
      output.contains("'Clicks' gone: degrades 'Follow a link', which the design does not say"))
  }

  @Test("of one flow only the failures that hit it are told")
  func oneFlow() throws {
    let one = try Tool.run(["spof", "url-shortener", "--flow", "Shorten a link"]).output
    #expect(one.contains("  Failures foreseen\n    2 do what the design says"))
    let output = try Tool.run(["spof", "social-feed", "--flow", "Add a photo"]).output
    #expect(!output.contains("Failures foreseen"))
  }
}
