import SystemDesign
import Testing

/// Everything in a value, shared expressions by their number.
private func everything(_ value: some Any) -> String {
  var text = ""
  dump(value, to: &text)
  return text
}

@Suite("What takes several of a thing takes a list of them as well") struct TwinTests {
  private let client = Client("C")
  private let app = Service("S")
  private let door = LoadBalancer("L", instances: 2)
  private let gate = Gateway("G", instances: 2)
  private let cluster = Domain("K", .cluster)
  private let note = Record("note", 100.bytes)

  @Test("passages of a call, of a push, of a connection")
  func passages() {
    #expect(
      everything(client.calls(app, through: door, gate, line: 1, column: 1))
        == everything(client.calls(app, through: [door, gate], line: 1, column: 1)))
    #expect(
      everything(app.pushes(1.byte, to: client, through: gate, line: 1, column: 1))
        == everything(app.pushes(1.byte, to: client, through: [gate], line: 1, column: 1)))
    #expect(
      everything(
        client.staysConnected(to: app, through: door, gate, count: 1.users, line: 1, column: 1))
        == everything(
          client.staysConnected(
            to: app, through: [door, gate], count: 1.users, line: 1, column: 1)))
  }

  @Test("members, domains, targets, alternatives, records, indexes")
  func others() {
    #expect(
      everything(Group("G", client, app, line: 1, column: 1))
        == everything(Group("G", [client, app], line: 1, column: 1)))
    #expect(
      everything(Deployment(sharing: cluster, line: 1, column: 1))
        == everything(Deployment(sharing: [cluster], line: 1, column: 1)))
    #expect(everything(app.sharing(cluster)) == everything(app.sharing([cluster])))
    #expect(
      everything(Requirement("r", .order(per: "k"), .delivery(.exactlyOnce), line: 1, column: 1))
        == everything(
          Requirement("r", [.order(per: "k"), .delivery(.exactlyOnce)], line: 1, column: 1)))
    #expect(
      everything(Decision("d", chosen: "a", over: "b", "c", because: "x", line: 1, column: 1))
        == everything(
          Decision("d", chosen: "a", over: ["b", "c"], because: "x", line: 1, column: 1)))
    #expect(everything(note.indexed(by: "a", "b")) == everything(note.indexed(by: ["a", "b"])))
    let hop = client.calls(app)
    #expect(everything(hop.joining(note, note)) == everything(hop.joining([note, note])))
  }

  @Test("fields and answers made at run time are those that are written")
  func lists() {
    #expect(
      everything(["id": 8.bytes, "text": 200.bytes] as Fields)
        == everything(Fields([("id", 8.bytes), ("text", 200.bytes)])))
    #expect(
      everything([302: "here", 404: "gone"] as Answers)
        == everything(Answers([(302, "here"), (404, "gone")])))
  }
}
