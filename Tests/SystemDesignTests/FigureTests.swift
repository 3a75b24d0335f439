import SystemDesign
import Testing

@Suite("Figures that nothing can have") struct FigureTests {
  private let client = Client("C")

  private func mistakes(_ rate: Rate = 1.perSecond, _ service: Service = Service("S")) -> [String] {
    let design = Design("D") { Flow("F", at: rate) { client.calls(service) } }
    return design.mistakes.map { "\($0.says); \($0.instead)" }
  }

  private static let guess: Rate = 1.perSecond...10.perSecond
  private static let back: Rate = 1.perSecond * (-2).times * (-1).times
  private static let nothing: Rate = 3.perSecond - 1.perSecond - 2.perSecond
  private static let tenths: Rate = 0.3.perSecond - 0.1.perSecond - 0.2.perSecond
  private static let unbounded: Rate = 1.perSecond / (1.times - 1.times)
  private static let huge: Rate = 1e150.perSecond * 1e150.times
  private static let larger: Rate = (-5).perSecond.atLeast(1.perSecond)
  /// A guess may come out above nothing.
  private static let rest: Rate = guess - 5.perSecond

  @Test(
    "what may be meant is no mistake",
    arguments: [0.perSecond, guess, rest, back, nothing, tenths, unbounded, huge, larger])
  func fine(_ rate: Rate) {
    #expect(mistakes(rate) == [])
  }

  private static let less: Rate = 1.perSecond - 3.perSecond
  private static let around: Rate = (-5).perSecond...5.perSecond
  private static let turned: Rate = 2.perSecond * (-1).times
  private static let divided: Rate = 2.perSecond / (-1).times
  private static let smaller: Rate = (-5).perSecond.atMost(1.perSecond)
  private static let named: Rate = assume("visits", (-5).perSecond)

  @Test(
    "what cannot be meant is told as it was written",
    arguments: [
      ((-5).perSecond, "-5 /s"), (less, "1 /s − 3 /s"), (around, "-5 to 5 /s"),
      (turned, "2 /s × -1 times"), (divided, "2 /s / -1 times"),
      (smaller, "smaller of (-5 /s, 1 /s)"), (named, "visits, from -5 /s"),
    ] as [(Rate, String)])
  func wrong(_ rate: Rate, _ words: String) {
    #expect(mistakes(rate) == ["'F' has a rate of \(words); say 0 or more"])
  }

  private static let whole: Ratio = 70.percent + 30.percent
  private static let almost: Ratio = 99.percent...99.9.percent
  private static let beyond: Ratio = 99.percent...101.percent
  private static let promise: Ratio = assume("promise", 2.times)

  @Test(
    "a share is anything from nothing to all",
    arguments: [
      (0.percent, true), (100.percent, true), (whole, true), (almost, true), (100.1.percent, false),
      ((-1).percent, false), (beyond, false), (promise, false),
    ] as [(Ratio, Bool)])
  func share(_ ratio: Ratio, _ isShare: Bool) {
    #expect(mistakes(1.perSecond, Service("S").available(ratio)).isEmpty == isShare)
  }

  @Test("a sum of many terms, each of them the one before twice, is worked out in one pass")
  func shared() {
    var rate = (-1).perSecond
    for _ in 1...60 { rate = rate + rate }
    #expect(mistakes(rate).count == 1)
  }

  @Test("a sum of ten thousand terms is worked out without going deep")
  func deep() {
    var rate = 1.perSecond
    for _ in 1...10_000 { rate = rate - 1.perSecond }
    #expect(mistakes(rate).count == 1)
  }

  @Test("each of twenty thousand ranges upside down is told once, in the time of their number")
  func many() {
    let fields = (1...20_000).map { ("field \($0)", ($0 + 1).bytes...$0.bytes) }
    let record = Record("Wrong", Fields(fields))
    let store = Database("Store")
    let design = Design("D") { Flow("F", at: 1.perSecond) { client.writes(record, to: store) } }
    #expect(design.mistakes.count == 20_000)
    #expect(
      design.mistakes.first?.says == "'Wrong' has a range upside down, 2 to 1 B")
  }
}
