import Estimation
import SystemDesign
import Testing

@Suite("The chat has the figures of its brief")
struct ChatTests {
  static let worked = Worked("chat")

  static let brief: [BriefFigure] = [
    .init("daily users", "500", 1e6, .assumed, .assumption("daily users")),
    .init("connected", "150", 1e6, .assumed, .assumption("connected at the peak")),
    .init("members at most", "1024", 1, .assumed, .assumption("most recipients")),
    .init(
      "connections a host", "2", 1e6, .published, .assumption("connections a machine can hold")),
    .init("logins at the peak", "230", 1e3, .published, .assumption("logins at the peak")),
    .init("age of presence", "30", 1, .assumed, .assumption("age of presence")),
    .init("delivery", "500", 1e-3, .published, .assumption("time to deliver")),
    .init(
      "messages a day", "20", 1e9 / 86_400, .derived, .figure(.rateMean, .flow("Send a message"))),
    .init("messages, mean", "231", 1e3, .derived, .figure(.rateMean, .flow("Send a message"))),
    .init("messages, peak", "694", 1e3, .derived, .figure(.ratePeak, .flow("Send a message"))),
    .init("recipients of a message", "2.8", 1, .derived, .assumption("mean recipients")),
    .init(
      "deliveries", "648", 1e3, .derived,
      .figure(.rateMean, .pair(from: "Couriers", to: "Sockets"))),
    .init("receipts, one by one", "1.3", 1e6, .derived, .reason(of: "Receipts")),
    .init("storage a day", "6", 1e12, .derived, .figure(.storagePerDay, .component("Messages"))),
    .init(
      "storage a year", "2.2", 1e15, .derived, .figure(.storagePerYear, .component("Messages"))),
    .init(
      "storage with copies", "6.6", 1e15, .derived,
      .figure(.storageStored, .component("Messages"))),
    .init("gateways", "300", 1, .derived, .reason(of: "Connections")),
    .init("gateways as WhatsApp's", "75", 1, .derived, .reason(of: "Connections", 1)),
    .init("connection memory", "1.5", 1e12, .derived, .reason(of: "Memory")),
    .init("heartbeats", "5", 1e6, .derived, .reason(of: "Heartbeats", 1)),
    .init("presence", "69", 1e3, .derived, .reason(of: "Presence")),
    .init("presence a day", "6", 1e9 / 86_400, .derived, .reason(of: "Presence")),
    .init("reconnect storm", "8.3", 1e3, .derived, .effect(of: "one of Sockets", 1)),
  ]

  static let otherwise: [Otherwise] = []

  @Test("each figure, to the digits of the brief", arguments: brief)
  func figure(_ figure: BriefFigure) throws { try Self.worked.expect(figure) }

  @Test("every derived figure of the brief is there or accounted for")
  func count() { report("chat", Self.brief, Self.otherwise, derived: 16, published: 3) }

  @Test("the gateways that a lost zone leaves hold every connection")
  func zone() throws {
    let sockets = try #require(Self.worked.design.components.first { $0.name == "Sockets" })
    let online = try #require(Self.worked.assumptions["connected at the peak"]?.value)
    let lines = try #require(sockets.capacity.connections?.median)
    #expect(Double(sockets.instances) * 8 / 9 * lines >= online)
  }

  @Test("a phone that vanishes is gone within the age that presence may have, and its gateway too")
  func vanishing() throws {
    let old = try #require(Self.worked.assumptions["age of presence"]?.value)
    let gone = try #require(Self.worked.value(.reason(of: "Heartbeats", 2)))
    let beats = Self.worked.design.statements.compactMap { statement in
      if case .connection(let kept) = statement { kept.heartbeat?.median } else { nil }
    }
    let beat = try #require(beats.first)
    #expect(beat < gone && gone < old)
  }

  @Test("every heartbeat is in the load of the gateways and of what stands before them")
  func heartbeats() throws {
    let beats = try #require(
      Self.worked.value(.figure(.ratePeak, .flow("Keep the line"))))
    #expect(beats == Self.worked.estimate.figure(.heartbeats, of: .component("Sockets"))?.value)
    for name in ["Sockets", "Front door"] {
      let part = try #require(Self.worked.design.components.first { $0.name == name })
      let use = try #require(Self.worked.estimate.uses(of: part).first)
      #expect(try #require(use.load.value) > beats, "\(name)")
      #expect(try #require(use.warm.value) <= 0.7, "\(name)")
    }
  }

  @Test("the owners that a lost region leaves carry the peak and all who come back")
  func region() throws {
    let owners = try #require(Self.worked.design.components.first { $0.name == "Owners" })
    let use = try #require(Self.worked.estimate.uses(of: owners).first)
    let back = try #require(Self.worked.value(.effect(of: "region"))) / 600
    let load = try #require(use.load.value)
    let capacity = try #require(use.capacity.value)
    #expect(load + back < 0.9 * capacity * 2 / 3)
  }

  @Test("what a lost store loses comes back within the time that is claimed")
  func restoring() throws {
    let messages = try #require(
      Self.worked.value(.figure(.storagePerYear, .component("Messages"))))
    let store = try #require(Self.worked.design.components.first { $0.name == "Messages" })
    let speed = try #require(store.storage.backup?.restoring?.median)
    let claimed = Self.worked.design.failures.first { $0.subject.name == "Messages" }?.within
    #expect(messages / speed < (claimed?.median ?? 0))
  }

  @Test("a courier reaches the largest group well within the time that was promised")
  func group() throws {
    let time = try #require(Self.worked.value(.reason(of: "Groups", 1)))
    #expect(time < 0.25)
  }
}
