import Critique
import Testing

@Suite("the rulebook")
struct RulebookTests {
  @Test("the rules are in it, each once")
  func ids() {
    #expect(
      Set(Rulebook.all.map(\.id)) == [
        "AV001", "AV002", "AV005", "AV009", "AV010", "AV011", "AV012", "AV014", "AV015",
        "AV018",
        "SC001", "SC002", "SC003", "SC004", "SC005", "SC006", "SC009", "SC010",
        "DA001", "DA002", "DA005", "DA006", "DA007", "DA010", "DA011",
        "CA001", "CA002", "CA003", "CA004", "CA008",
        "MQ004", "MQ005", "MQ006", "MQ007",
        "API001", "API003", "API005",
        "SEC001", "SEC002", "SEC003", "SEC004", "SEC005", "SEC006",
        "OPS003",
        "CAP000", "CAP001", "CAP002", "CAP004", "CAP008", "CAP009", "CAP010",
      ])
    #expect(Set(Rulebook.all.map(\.id)).count == Rulebook.all.count)
    #expect(Set(Rulebook.all.map(\.slug)).count == Rulebook.all.count)
  }

  @Test(
    "a rule is found by identifier or name, in capitals or not", arguments: Rulebook.all.map(\.id))
  func found(_ id: String) throws {
    let rule = try #require(Rulebook.rule(named: id))
    #expect(Rulebook.rule(named: id.lowercased())?.id == id)
    #expect(Rulebook.rule(named: rule.slug)?.id == id)
    #expect(Rulebook.rule(named: rule.slug.uppercased())?.id == id)
  }

  @Test("a slip of the hand is recognised, nonsense is not")
  func suggestion() {
    #expect(Rulebook.rule(named: "AV00l") == nil)
    #expect(Rulebook.suggestion(for: "no-timout") == "no-timeout")
    #expect(Rulebook.suggestion(for: "overload") == "overloaded")
    #expect(Rulebook.suggestion(for: "xyzzyxyzzy") == nil)
  }

  @Test(
    "a rule says its law in one sentence, why, and what to do", arguments: Rulebook.all.map(\.id))
  func words(_ id: String) throws {
    let rule = try #require(Rulebook.rule(named: id))
    for sentence in [rule.law, rule.why, rule.instead] {
      #expect(sentence.first?.isUppercase == true && sentence.last == ".", "\(sentence)")
    }
    #expect(rule.law.count <= 80)
    #expect(!rule.notWhen.isEmpty)
    #expect(rule.notWhen.allSatisfy { $0.first?.isUppercase == false && $0.last != "." })
    #expect(rule.source != nil || rule.id == "CAP000")
  }

  @Test("a page shows the law, the reasons and every example", arguments: Rulebook.all.map(\.id))
  func page(_ id: String) throws {
    let rule = try #require(Rulebook.rule(named: id))
    let page = try #require(Rulebook.page(of: rule.slug, width: 60))
    #expect(page.hasPrefix("\(id) \(rule.slug) · "))
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= 60 })
    let flat = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for text in [rule.law, rule.why, rule.instead] + rule.notWhen + rule.examples.map(\.title) {
      let words = text.split(separator: " ").joined(separator: " ")
      #expect(flat.contains(words), "\(words)")
    }
  }

  @Test("what is said of waivers has a page as well", arguments: WaiverNotice.allCases)
  func noticePage(_ notice: WaiverNotice) {
    #expect(Rulebook.page(of: notice.id)?.contains(notice.law) == true)
    #expect(Rulebook.page(of: notice.slug) == Rulebook.page(of: notice.id.lowercased()))
    #expect(Rulebook.page(of: "nothing") == nil)
  }
}
