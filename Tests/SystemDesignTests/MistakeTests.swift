import SystemDesign
import Testing

@Suite("What cannot be meant is collected, never a trap") struct MistakeTests {
  private let client = Client("C")

  /// The mistakes of a design with one flow, from the client to this.
  private func mistakes(of service: Service) -> [String] {
    mistakes(of: Design("D") { Flow("F", at: 1.perSecond) { client.calls(service) } })
  }

  private func mistakes(of design: Design) -> [String] {
    design.mistakes.map { "\($0.says); \($0.instead)" }
  }

  @Test(
    "numbers that no design can have",
    arguments: [
      (
        Service("S", instances: 0),
        "'S' has 0 instances; say at least one, or leave the component out"
      ),
      (
        Service("S", instances: .min),
        "'S' has -9223372036854775808 instances; say at least one, or leave the component out"
      ),
      (
        Service("S", instances: .max),
        "'S' has 9223372036854775807 machines; a design counts at most a million of one component"
      ),
      (
        Service("S", instances: 2).needing(3),
        "'S' has 2 machines and needs 3; say needing(_:) with a number from 1 to 2"
      ),
      (Service("S", across: 0.zones), "'S' has 0 zones in 1 regions; say at least one of each"),
      (Service(" "), "a name is empty; say what people call it"),
    ])
  func numbers(_ service: Service, _ says: String) {
    #expect(mistakes(of: service) == [says])
  }

  @Test("copies of any number are counted without a trap", arguments: [Int.min, -1, 0, 1, .max])
  func copies(_ replicas: Int) {
    let store = Database("S", shards: .max, replicas: replicas)
    #expect(store.part.machines > 0)
    #expect(store.part.copiesOfData >= 1)
    let note = Record("note", 1.byte)
    let design = Design("D") { Flow("F", at: 1.perSecond) { client.reads(note, from: store) } }
    #expect(
      mistakes(of: design).contains(
        "'S' has -1 replicas; say how many copies stand beside "
          + "the primary, or 0") == (replicas == -1))
    #expect(design.mistakes.contains { $0.says.contains("machines") })
  }

  @Test("they come in the order of the file, each with its place")
  func order() {
    let line = #line
    let one = Service("Same", instances: 0)
    let two = Service("Same")
    let note = Record("note", key: "id, nothing", ["id": 8.bytes]).indexed(by: "neither")
    let store = Database("Store")
    let design = Design("D") {
      Traffic(peak: 2.times)
      Flow("F", at: 1.perSecond) {
        client.calls(one)
        client.calls(two)
        client.writes(note, to: store)
      }
      Flow("F", at: 1.perSecond) {}
      Traffic(peak: 3.times)
      Decision("d", chosen: "a", over: "b", because: "\(flow: "G") needs it")
    }
    #expect(
      design.mistakes.map(\.says) == [
        "'Same' has 0 instances", "two components are called 'Same', here and on line \(line + 1)",
        "'note' has no field 'nothing'", "'note' has no field 'neither'",
        "two flows are called 'F', here and on line \(line + 7)", "nothing happens in 'F'",
        "Traffic is said twice, here and on line \(line + 6)", "no flow is called 'G'",
      ])
    #expect(
      design.mistakes.map { $0.origin.line - line } == [1, 2, 3, 3, 12, 12, 13, 14])
  }

  @Test("a design in which nothing happens says so")
  func empty() {
    #expect(mistakes(of: Design("D") {}) == ["nothing happens in 'D'; say at least one Flow"])
    #expect(
      mistakes(of: Design("") {}) == [
        "nothing happens in ''; say at least one Flow", "a name is empty; say what people call it",
      ])
  }

  @Test("two deployments are one too many")
  func deployments() {
    let service = Service("S")
    let design = Design("D") {
      Deployment(across: 3.zones)
      Deployment(across: 2.zones)
      Flow("F", at: 1.perSecond) { client.calls(service) }
    }
    #expect(design.mistakes.map(\.says).count == 1)
    #expect(design.spread(of: service.part)?.zones == 3)
  }

  @Test("records that a loop makes are judged one by one, and are one each where it names them")
  func records() {
    let store = Database("Store")
    func design(_ name: (Int) -> String) -> [String] {
      mistakes(
        of: Design("D") {
          for number in 0...1 {
            let note = Record(name(number), key: number == 1 ? "id" : nil, ["body": 1.byte])
            Flow("F\(number)", at: 1.perSecond) { client.reads(note, from: store) }
          }
        })
    }
    #expect(design { "note \($0)" } == ["'note 1' has no field 'id'; its fields are body"])
    #expect(
      design { _ in "note" } == [
        "'note' is said one way here and another way elsewhere; say all of it where 'let' names it"
      ])
  }

  @Test(
    "the designs beside the tests have none", arguments: [internalTool, staticSite, batchPipeline])
  func small(_ design: Design) {
    #expect(design.mistakes == [])
    #expect(!design.flows.isEmpty)
  }
}
