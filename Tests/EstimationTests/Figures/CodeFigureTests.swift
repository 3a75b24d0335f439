import Estimation
import SystemDesign
import Testing

@Suite("Codes are used by all that is made of a record, and by what is there already")
struct CodeFigureTests {
  private let link = Record("link", key: "code", ["code": 7.bytes])
    .identified(by: .random(characters: 7, of: 62))
  private let app = Service("App")
  private let here = Database("Here")
  private let there = Database("There")

  private func used(_ design: Design) -> Double? {
    value(.codesUsed, of: .record("link"), in: design)
  }

  private func used(@FlowBuilder by steps: () -> [Step]) -> Double? {
    let steps = steps()
    return used(
      Design("Codes") {
        Traffic(peak: 2.times, planned: 5.years)
        Flow("Shorten", at: 10.perSecond) { for step in steps { step } }
      })
  }

  /// Ten a second for 5 × 365 × 86,400 seconds.
  private let ten = 1_576_800_000.0

  @Test("what two flows make is added, and takes a longer code")
  func flows() {
    let design = Design("Codes") {
      Traffic(peak: 2.times, planned: 5.years)
      Flow("By hand", at: 1.perSecond) { app.writes(link, to: here) }
      Flow("By others", at: 99.perSecond) { app.writes(link, to: here) }
    }
    #expect(used(design) == 10 * ten)
    // 62⁵ is 916 million.
    #expect(value(.codeLength, of: .record("link"), in: design) == 6)
  }

  @Test("each of several ways makes its own, and two stores keep the same")
  func ways() {
    #expect(
      used {
        oneOf {
          app.writes(link, to: here)
          app.writes(link, to: there)
        }
      } == ten)
    #expect(
      used {
        app.writes(link, to: here)
        app.writes(link, to: there)
      } == ten)
    #expect(
      used {
        oneOf {
          app.writes(link, to: here)
          app.calls(Service("Other"))
        }
        app.writes(link, to: there, times: 20.percent)
      } == ten / 2)
  }

  @Test("what one store is written twice is two")
  func twice() {
    #expect(
      used {
        app.writes(link, to: here)
        app.writes(link, to: here, times: 2.times)
        app.writes(link, to: there)
      } == 3 * ten)
  }

  @Test("what is there whatever the flows write has codes, once for all stores")
  func stocks() {
    let full = here.holding(500.million.links, of: link)
    let copy = there.holding(300.million.links, of: link)
    func design(_ step: Step) -> Design {
      Design("Codes") {
        Traffic(peak: 2.times, planned: 5.years)
        Flow("Use", at: 10.perSecond) {
          step
          app.reads(link, from: copy)
        }
      }
    }
    let reading = design(.hop(app.reads(link, from: full)))
    #expect(used(reading) == 500e6)
    #expect(value(.codeLength, of: .record("link"), in: reading) == 5)
    #expect(used(design(.hop(app.writes(link, to: full)))) == 500e6 + ten)
  }
}
