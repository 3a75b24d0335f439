import Estimation
import Reliability
import SystemDesign
import Testing

@testable import Diagram

@Suite("What is alone is red, and nothing else is")
struct SinglePointTests {
  private func picture(
    _ name: String, managed: Bool = false, kind: SinglePoint.Kind = .component,
    reason: String = "2 instances, and every request passes it", share: Double? = nil
  ) -> Picture {
    let point = SinglePoint(
      kind: kind, cause: .structural, isManaged: managed, name: name, reason: reason, share: share,
      origin: Origin("", 1, 1))
    return .overview(of: calm, estimate: Estimate(of: calm), singlePoints: [point])
  }

  /// Nothing in it is too busy, so that nothing is red for another reason.
  private let calm = Design("Calm") {
    let door = Gateway("Door", instances: 2)
    let service = Service("Service", instances: 2)
    let files = ObjectStore("Files")
    Flow("Read", at: 1.perSecond) {
      Client("Reader").calls(service, through: door)
      service.reads(1.kilobyte, from: files)
    }
  }

  @Test("the card has a red badge, and its reason where one points at it")
  func card() {
    let card = picture("Door").card("Door")
    #expect(card?.state == .singlePoint)
    #expect(card?.badges == [Picture.Badge("SPOF", .bad)])
    #expect(
      card?.tooltip.last == "single point of failure: 2 instances, and every request passes it")
  }

  @Test(
    "the badge fits any reason",
    arguments: [
      ("1 copy; 8 shards, each with its own", 0.125, "SPOF · 1 copy a shard"),
      (
        "2 instances at 70 % each at the peak: 1 alone would be at 140 %", nil, "SPOF · needs all 2"
      ),
      ("1 read copy, and every request needs it", nil, "SPOF · 1 read copy"),
      ("3 copies, but nothing takes over from the primary by itself", nil, "SPOF"),
      ("nothing is left without it", nil, "SPOF"), ("", nil, "SPOF"),
    ])
  func badge(reason: String, share: Double?, text: String) {
    let card = picture("Door", reason: reason, share: share).card("Door")
    #expect(card?.badges.map(\.text) == [text])
  }

  @Test("the links that touch it are red, the others are not")
  func links() {
    let picture = picture("Door")
    #expect(picture.link("Reader", "Door")?.state == .singlePoint)
    #expect(picture.link("Door", "Service")?.state == .singlePoint)
    #expect(picture.link("Service", "Files")?.state == .normal)
    #expect(picture.legend == [.waits, .singlePoint])
  }

  @Test("what others run, and a zone, make no card red")
  func others() {
    for picture in [picture("Files", managed: true), picture("Door", kind: .domain)] {
      #expect(picture.cards.allSatisfy { $0.state == .normal && $0.badges.isEmpty })
      #expect(picture.legend == [.waits])
    }
  }

  @Test("the subtitle counts those of ours, and says nothing where nobody looked")
  func subtitle() {
    #expect(picture("Door").subtitle == "Read 1/s · 1 single point of ours")
    #expect(picture("Files", managed: true).subtitle == "Read 1/s · no single point of ours")
    let unknown = Picture.overview(of: calm, estimate: Estimate(of: calm), singlePoints: nil)
    #expect(unknown.subtitle == "Read 1/s")
  }
}
