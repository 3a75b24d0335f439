import Critique
import SystemDesign
import Testing

@Suite("findings as text")
struct FindingTextTests {
  private let design = shop(
    Service("App", instances: 2, each: 100.perSecond).accepting("SC002", because: "for a week"),
    at: 75.perSecond, availability: 99.9.percent, across: 2.zones)

  @Test("a finding says what, where, the numbers, what follows and the way out")
  func whole() {
    let text = FindingText(width: 72, place: { _ in "Shop.swift:3" }).text(of: design.critique())
    #expect(
      text == """
        error[AV001] at the peak 'Buy' needs every instance of 'App'
          Shop.swift:3
          2 instances at 75 % each at the peak: 1 alone would be at 150 %
          'Buy' loses 150 /s at the peak and promises 99.9 %
          its own availability is not stated
          also  after the loss of a zone 'App' is 150 % used at the peak (AV009)
          fix   say instances: 4 for this and what follows; or let the flow go
                on without it: .fallback or .optional(losing:)
          learn napkin explain AV001

        accepted[SC002] 'App' is 75 % busy at the peak; the limit is 70 %: for a
                        week

        1 error · 1 accepted · \(Rulebook.all.count) rules
        """)
  }

  private func text(_ design: Design) -> String {
    FindingText(width: 400).text(of: design.critique())
  }

  @Test("what is used to just 100 % is not over it")
  func justAll() {
    let full = shop(Service("App", instances: 2, each: 100.perSecond), at: 100.perSecond)
    #expect(text(full).contains("200 /s at the peak, 100 % of what 2 instances can do"))
    #expect(!text(full).contains("just over"))
  }

  @Test("the remedy for a lost zone is one that helps, with the share it is for")
  func lostZone() {
    // Of six over three zones four are left: 300 of 400 are 75 %.
    let tight = shop(
      Service("App", instances: 4, each: 100.perSecond), at: 150.perSecond,
      availability: 99.percent,
      across: 3.zones)
    #expect(
      text(tight).contains(
        "say instances: 6, and what a lost zone leaves carries the peak at 80 % at most"))
  }

  /// Orders written to one store.
  private func writing(_ orders: Database) -> Design {
    let shop = Service("Shop", instances: 2, each: 100.perSecond)
    let order = Record("order", 1.kilobyte)
    return Design("Orders") {
      Flow("Order", at: 10.perSecond, peak: 1.times, availability: 99.percent) {
        shop.writes(order, to: orders)
      }
    }
  }

  @Test("the pieces of an erasure code are no single copy")
  func pieces() {
    let files = Database("Files").replicating(.erasure(data: 4, spare: 2))
    #expect(text(writing(files)).contains("its 6 pieces take a wrong delete within moments"))
  }

  @Test("a quorum of all is mended by a copy, not by a failover it does not use")
  func quorum() {
    let store = Database("Store", replicas: 1, failover: .automatic(30.seconds))
      .replicating(.quorum(reads: 1, writes: 2))
    #expect(
      text(writing(store))
        .contains("say replicas: 2, .replicating(.quorum(reads: 2, writes: 2))"))
    let votes = Database("Store", replicas: 1).replicating(.majority)
    #expect(text(writing(votes)).contains("say replicas: 2"))
  }

  @Test("more places are those that leave enough, and where none do, more copies")
  func places() {
    func text(_ copies: Int, _ writes: Int, across spread: Spread) -> String {
      let orders = Database("Orders", replicas: copies - 1)
        .replicating(.quorum(reads: copies + 1 - writes, writes: writes))
      return self.text(
        Design("Orders") {
          Deployment(across: spread)
          let shop = Service("Shop", instances: 9, each: 100.perSecond)
          Flow("Order", at: 10.perSecond, peak: 1.times, availability: 99.percent) {
            shop.writes(1.kilobyte, to: orders)
          }
        })
    }
    // Of five, four must be up: only one may stand in a zone.
    #expect(text(5, 4, across: 3.zones).contains("over more places: across: 5.zones"))
    #expect(text(5, 3, across: 2.zones).contains("over more places: across: 3.zones"))
    #expect(text(3, 2, across: 2.regions).contains("over more places: across: 3.regions"))
  }

  @Test("no remedy is fewer than must be up")
  func needing() {
    let need = Service("Need", instances: 3, each: 4_000.perSecond).needing(3)
    #expect(text(shop(need, at: 10.perSecond)).contains("say instances: 4"))
  }

  @Test("no line is wider than asked", arguments: [40, 60, 100])
  func width(_ width: Int) {
    let text = FindingText(width: width).text(of: design.critique())
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
  }

  @Test("style changes how it looks and not what it says")
  func style() {
    let plain = FindingText(width: 72).text(of: design.critique())
    let styled = FindingText(width: 72, style: { text, role in "<\(text)>" })
      .text(of: design.critique())
    #expect(styled.contains("<error[AV001]> <at the peak"))
    #expect(styled.filter { $0 != "<" && $0 != ">" } == plain)
  }

  @Test("one is one and two are two in the line that counts them")
  func summary() {
    let text = FindingText()
    let quiet = shop(Service("App", instances: 3, each: 100.perSecond), at: 1.perSecond)
    #expect(text.summary(of: quiet.critique()) == "no findings · \(Rulebook.all.count) rules")
    let note = shop(Service("App", each: 100.perSecond), at: 1.perSecond)
    #expect(text.summary(of: note.critique()) == "1 note · \(Rulebook.all.count) rules")
  }
}
