import Estimation
import SystemDesign
import Testing

@Suite("What a guess is drawn with hangs on what it says") struct DiceTests {
  private let client = Client("Client")
  private let app = Service("App", taking: 5.milliseconds...20.milliseconds)
  private let store = Database("Store", writes: 1_000.perSecond)
  private let note = Record("note", keeping: 2.years, ["text": 100.bytes...400.bytes])

  private func design(adding more: Design? = nil) -> Design {
    let held = store.holding(5.million.entries...10.million.entries, of: note)
    let own = Design("Notes") {
      Traffic(peak: 3.times, planned: 3.years)
      Flow("Note", at: (10.perSecond...30.perSecond) + (5.perSecond...50.perSecond)) {
        client.calls(app, sending: 400.bytes...900.bytes, receiving: 100.bytes)
        app.writes(note, to: held)
      }
    }
    return Design(
      name: own.name, statements: (more?.statements ?? []) + own.statements, origin: own.origin)
  }

  @Test("what is added to a design draws nothing else anew")
  func added() throws {
    let base = Estimate(of: design())
    let other = Service("Other", each: 100.perSecond, taking: 1.milliseconds...7.milliseconds)
    let kept = Database("Kept", writes: 1_000.perSecond)
    let entry = Record("entry", keeping: 1.year, ["text": 50.bytes...60.bytes])
    let more = Estimate(
      of: design(
        adding: Design("More") {
          Flow("Before", at: (20.perSecond...40.perSecond) + (1.perSecond...9.perSecond)) {
            client.calls(other, sending: 1.bytes...3.bytes, receiving: 1.bytes)
            other.writes(entry, to: kept)
          }
        }))
    var ranges = 0
    for name in ["App", "Store"] {
      for figure in base.figures where figure.subject == .component(name) {
        let same = try #require(more.figure(figure.measure, of: figure.subject))
        #expect(same.amount == figure.amount, "\(name) \(figure.measure)")
        if case .known(let spread) = figure.amount, spread.isRange { ranges += 1 }
      }
    }
    #expect(ranges > 10)
  }

  private func spread(_ formula: Formula) throws -> Amount.Spread {
    guard case .known(let spread) = Evaluation(of: [formula]).amount(of: formula) else {
      throw Unknown()
    }
    return spread
  }

  private struct Unknown: Error {}

  @Test("two that say the same are two, and one that is used twice is one")
  func twins() throws {
    let (one, other) = (10.perSecond...30.perSecond, 10.perSecond...30.perSecond)
    let same = try spread((one + one).formula)
    #expect(abs(same.low - 20) < 1e-9 && abs(same.high - 60) < 1e-9)
    // Of two that are independent the ends lie nearer: for a sum of two of deviation ln 3 ÷ 3.29
    // each, e to ±0.39 around their middle and not to ±0.55.
    let both = try spread((one + other).formula)
    #expect(both.low > 23 && both.high < 54)
    #expect(both.low < 25.5 && both.high > 50)
  }

  @Test("an assumption is drawn by its name, whatever stands around it")
  func named() throws {
    func sum(_ people: Count) -> Formula { (people + (1.users...50.users)).formula }
    let people = assume("people", 10.users...30.users)
    let alone = try spread(sum(people))
    #expect(try spread(sum(assume("people", 10.users...30.users))) == alone)
    #expect(try spread(sum(assume("others", 10.users...30.users))) != alone)
  }
}
