import SystemDesign
import Testing

@Suite("Machines that cannot stand there") struct PlacementMistakeTests {
  private let client = Client("C")

  private func mistakes(_ service: Service, across spread: Spread? = nil) -> [String] {
    let design = Design("D") {
      Deployment(across: spread)
      Flow("F", at: 1.perSecond) { client.calls(service) }
    }
    return design.mistakes.map { "\($0.says); \($0.instead)" }
  }

  @Test(
    "each is told what to say instead",
    arguments: [
      (
        Service("S", instances: 3).placed(2, in: "a"),
        "'S' has 3 instances and places 2; say placed(_:in:) for each of the 3"
      ),
      (
        Service("S", instances: 2).placed(0, in: "a").placed(2, in: "b"),
        "'S' has 0 in zone 'a'; say at least one"
      ),
      (
        Service("S", instances: 2).placed(2, in: " "),
        "'S' stands in a zone without a name; say which one: placed(2, in: \"a\")"
      ),
      (
        Service("S", instances: 2, across: 2.zones).placed(2, in: "a"),
        "'S' is spread evenly and placed by name; say across: or placed(_:in:), not both"
      ),
      (
        Service("S", instances: 3).placed(1, in: "a").placed(1, in: "b").placed(1, in: "c"),
        "'S' is placed in 'a', 'b', 'c', more than the 2 of Deployment; "
          + "say Deployment(across: 3.zones)"
      ),
    ])
  func impossible(_ service: Service, _ says: String) {
    #expect(mistakes(service, across: 2.zones) == [says])
  }

  @Test("what others run stands where they put it, and a name belongs to one region")
  func elsewhere() {
    let bank = External("Bank").placed(1, in: "a")
    let design = Design("D") { Flow("F", at: 1.perSecond) { client.calls(bank) } }
    #expect(design.mistakes.map(\.says) == ["'Bank' stands where others put it"])
    let service = Service("S").placed(1, in: "a")
    #expect(
      mistakes(service, across: 2.regions) == [
        "'S' is placed in one region of 2; say placed(_:in:) in a single region"
      ])
  }

  @Test("a store places the copies of each shard, whatever their number")
  func copies() {
    let store = Database("S", shards: 4, replicas: 2).placed(2, in: "a").placed(1, in: "b")
    let note = Record("note", 1.byte)
    let design = Design("D") { Flow("F", at: 1.perSecond) { client.reads(note, from: store) } }
    #expect(design.mistakes.isEmpty)
    #expect(design.zoneNames == ["a", "b"])
    #expect(design.spread(of: store.part) == Spread(zones: 2, regions: 1))
  }
}
