import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("What is said of a failure beside what is worked out")
struct ClaimTests {
  private func verdict(_ tell: (Failure) -> Failure) throws -> Claim.Verdict {
    let note = Record("note", 200.bytes)
    let reader = Client("Reader")
    let app = Service("App", instances: 2, each: 100.perSecond)
    let hot = Cache("Hot").hitting(90.percent)
    let notes = Database("Notes")
    let design = Design("Notes") {
      Traffic(peak: 1.times)
      Flow("Read", at: 10.perSecond) {
        reader.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
        app.reads(note, from: hot, else: notes)
      }
      Flow("Write", at: 1.perSecond) {
        reader.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
        app.writes(note, to: notes)
      }
      tell(Failure(of: notes, effect: "", response: ""))
    }
    return try #require(Reliability(of: Estimate(of: design)).claims.first).verdict
  }

  @Test("it agrees where the flows are the same")
  func agrees() throws {
    #expect(try verdict { $0.stops("Write").degrades("Read") } == .agrees)
  }

  @Test("it differs where one is missing, one is too many, or one does worse than said")
  func differs() throws {
    #expect(try verdict { $0.stops("Write") } == .differs)
    #expect(try verdict { $0.stops("Write", "Read").degrades("Read") } == .differs)
    #expect(try verdict { $0.degrades("Write", "Read") } == .differs)
  }

  @Test("where the design names no flow, some are hit and it does not say so")
  func unsaid() throws {
    #expect(try verdict { $0 } == .unsaid)
  }

  @Test("nothing is worked out of what is no thing, and nobody notices one machine of two")
  func others() {
    let reader = Client("Reader")
    let app = Service("App", instances: 2)
    let design = Design("Notes") {
      Flow("Read", at: 10.perSecond) {
        reader.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
      Failure("Somebody trips", effect: "", response: "")
      Failure(oneOf: app, effect: "", response: "")
    }
    let claims = Reliability(of: Estimate(of: design)).claims
    #expect(claims.map(\.verdict) == [.words, .agrees])
  }
}
