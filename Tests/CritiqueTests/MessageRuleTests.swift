import Critique
import Estimation
import SystemDesign
import Testing

@Suite("queues and streams")
struct MessageRuleTests {
  private let shop = Service("Shop", instances: 2)
  private let billing = Worker("Billing", instances: 2)
  private let bills = Database("Bills", replicas: 1).backedUp(every: 1.day)

  @Test("a message without an end is told with its fate, and can be mended")
  func deadLetters() throws {
    func working(_ channel: some Channel) -> Design {
      Design("Orders") {
        Flow("Order", at: 10.perSecond, availability: 99.percent) {
          channel.delivers(1.kilobyte, to: billing).idempotent(by: "order")
        }
      }
    }
    let queue = Queue("Orders", keeping: 4.days, replicas: 2)
    let found = try #require(working(queue).findings(of: "MQ004").first)
    #expect(found.severity == .warning)
    #expect(found.message == "a message of 'Orders' that always fails is never put aside")
    #expect(
      found.evidence == [
        "it delivers to 'Billing', in 'Order'",
        "it comes back until it is 4 days old, and is lost then",
      ])
    #expect(found.remedy.hasPrefix("say .deadLetter(after: 5) on 'Orders'"))
    #expect(working(queue.deadLetter(after: 5)).findings(of: "MQ004").isEmpty)
    let stream = Stream("Orders", replicas: 2, delivery: .atLeastOnce)
    #expect(
      working(stream).findings(of: "MQ004").first?.evidence.last
        == "it comes back for ever, and stops what is behind it in its partition")
    #expect(working(stream.deadLetter(after: 5)).findings(of: "MQ004").isEmpty)
  }

  @Test("a delivery that is done twice is told with what is done, and can be mended")
  func consumer() throws {
    func working(_ channel: some Channel, delivery: String? = nil, effect: String? = nil) -> Design
    {
      Design("Orders") {
        Flow("Order", at: 10.perSecond, availability: 99.percent) {
          let delivers = channel.delivers(1.kilobyte, to: billing)
          let writes = billing.writes(1.kilobyte, to: bills).timeout(1.second)
          delivery.map(delivers.idempotent) ?? delivers
          effect.map(writes.idempotent) ?? writes
        }
      }
    }
    let queue = Queue("Orders", replicas: 2).deadLetter(after: 5)
    let found = try #require(working(queue).findings(of: "MQ005").first)
    #expect(found.severity == .warning)
    #expect(found.message == "a message that comes twice from 'Orders' is done twice by 'Billing'")
    #expect(
      found.evidence == [
        "'Orders' holds a message until it is done, and gives it out again until then",
        "'Billing' writes to 'Bills' without .idempotent(by:), in 'Order'",
      ])
    #expect(
      found.remedy
        == "say .idempotent(by: …) where 'Orders' delivers to 'Billing', or where 'Billing' writes to "
        + "'Bills'")
    #expect(working(queue, delivery: "order").findings(of: "MQ005").isEmpty)
    #expect(working(queue, effect: "order").findings(of: "MQ005").isEmpty)
    #expect(working(Queue("Orders", delivery: .exactlyOnce)).findings(of: "MQ005").isEmpty)
    #expect(working(Stream("Orders", replicas: 2)).findings(of: "MQ005").isEmpty)
  }

  @Test("what is sent on is judged where it is delivered")
  func sentOn() {
    let copies = Cache("Copies", replicas: 1)
    let watch = Service("Watch").asTelemetry()
    func chained(_ second: Queue) -> [Subject] {
      Design("Orders") {
        let first = Queue("First", replicas: 2).deadLetter(after: 5)
        let post = Worker("Post", instances: 2)
        Flow("Order", at: 10.perSecond, availability: 99.percent) {
          first.delivers(1.kilobyte, to: billing)
          billing.sends(1.kilobyte, to: second)
          billing.writes(1.kilobyte, to: copies).timeout(1.second)
          billing.sends(1.kilobyte, to: watch)
          second.delivers(1.kilobyte, to: post)
          post.writes(1.kilobyte, to: bills).timeout(1.second)
        }
      }
      .findings(of: "MQ005").map(\.subject)
    }
    #expect(
      chained(Queue("Second", replicas: 2).deadLetter(after: 5))
        == [.pair(from: "Second", to: "Post")])
    #expect(
      chained(Queue("Second", replicas: 2, delivery: .atMostOnce))
        == [.pair(from: "First", to: "Billing")])
  }

  @Test("an order that a stream breaks is told with both keys, and can be mended")
  func order() throws {
    func ordered(_ stream: Stream) -> Design {
      Design("Orders") {
        Flow("Order", at: 10.perSecond, peak: 2.times) {
          shop.sends(1.kilobyte, to: stream)
          stream.delivers(1.kilobyte, to: billing)
        }
        .ordered(by: "customer id")
      }
    }
    let bad = ordered(Stream("Orders", partitions: 12, by: "order", replicas: 2))
    let found = try #require(bad.findings(of: "MQ006").first)
    #expect(found.severity == .error)
    #expect(found.message == "'Orders' does not keep the messages of one 'customer id' in order")
    #expect(
      found.evidence == [
        "'Order' is ordered by 'customer id'",
        "its 12 partitions are spread by 'order': two messages of one 'customer id' may stand in two "
          + "of them",
      ])
    #expect(found.remedy == "say by: \"customer id\" on 'Orders'")
    for key in ["customer id", "CustomerID", "customer_id", " customer "] {
      let good = ordered(Stream("Orders", partitions: 12, by: key, replicas: 2))
      #expect(good.findings(of: "MQ006").isEmpty, "\(key)")
    }
    let unsaid = ordered(Stream("Orders", partitions: 12, replicas: 2))
    #expect(unsaid.findings(of: "MQ006").isEmpty)
    #expect(
      unsaid.findings(of: "CAP000").flatMap(\.evidence).contains {
        $0.hasPrefix(
          "what it is spread by, as the messages of one 'customer id' are to be in order: say by:")
      })
  }

  @Test("the key of the message is no key of what it is ordered by")
  func keyOfMessage() {
    let customer = Record("customer", key: "id", ["id": 8.bytes, "name": 50.bytes])
    let order = Record("order", key: "id", ["id": 8.bytes, "customer": 8.bytes])
    let orders = Stream("Orders", partitions: 12, by: "id", replicas: 2)
    let design = Design("Orders") {
      Flow("Order", at: 10.perSecond) {
        shop.reads(customer, from: bills).timeout(1.second)
        shop.sends(order, to: orders)
        orders.delivers(order, to: billing)
      }
      .ordered(by: "customer")
    }
    #expect(design.findings(of: "MQ006").map(\.subject) == [.component("Orders")])
  }

  @Test("where an order is required of no flow, and several pass, it is asked of which")
  func required() {
    let one = Queue("One", replicas: 2).deadLetter(after: 5)
    let two = Queue("Two", replicas: 2).deadLetter(after: 5)
    func design(_ count: Int, ordered: Bool = false) -> Design {
      Design("Orders") {
        Requirement("All is in order", .order(per: "customer"))
        for queue in [one, two].prefix(count) {
          let flow = Flow("Into \(queue.part.name)", at: 10.perSecond, p99: 1.second) {
            queue.delivers(1.kilobyte, to: billing).idempotent(by: "order")
          }
          ordered && queue.part.name == "One" ? flow.ordered(by: "customer") : flow
        }
      }
    }
    #expect(design(1).findings(of: "MQ006").map(\.subject) == [.component("One")])
    #expect(design(2).findings(of: "MQ006").isEmpty)
    #expect(
      design(2).findings(of: "CAP000").flatMap(\.evidence).contains {
        $0.hasPrefix("which flow is to be in order: say .ordered(by: \"customer\") on it")
      })
    #expect(design(2, ordered: true).findings(of: "MQ006").map(\.subject) == [.component("One")])
  }

  @Test("a fallback keeps no order, and one that does several at once breaks it")
  func takers() {
    let orders = Queue("Orders", replicas: 2).deadLetter(after: 5)
    func design(_ worker: Worker, inFallback: Bool = false) -> Design {
      Design("Orders") {
        Flow("Order", at: 10.perSecond) {
          if inFallback {
            shop.writes(1.kilobyte, to: bills).timeout(1.second).fallback {
              shop.sends(1.kilobyte, to: orders)
            }
          } else {
            shop.sends(1.kilobyte, to: orders)
          }
        }
        .ordered(by: "customer")
        Flow("Bill", at: 10.perSecond) { orders.delivers(1.kilobyte, to: worker) }
      }
    }
    #expect(design(Worker("One")).findings(of: "MQ006").isEmpty)
    #expect(design(Worker("One").atOnce(8.requests)).findings(of: "MQ006").count == 1)
    #expect(design(Worker("One").scaling(to: 3)).findings(of: "MQ006").count == 1)
    #expect(design(Worker("Two", instances: 2), inFallback: true).findings(of: "MQ006").isEmpty)
  }

  @Test("what is acknowledged too early is told with the promise, and can be mended")
  func acknowledged() throws {
    func handing(_ stream: Stream, isRequired: Bool = false) -> Design {
      Design("Orders") {
        if isRequired { Requirement("None is lost", .durability(99.99.percent)) }
        Flow("Order", at: 10.perSecond, availability: isRequired ? nil : 99.9.percent) {
          bills.sends(1.kilobyte, to: stream).optional(losing: "time")
        }
      }
    }
    let stream = Stream("Orders", replicas: 2)
    let found = try #require(handing(stream.acknowledging(.oneCopy)).findings(of: "MQ007").first)
    #expect(found.severity == .warning)
    #expect(found.message == "'Orders' acknowledges what the loss of one machine would lose")
    #expect(
      found.evidence == [
        "it acknowledges when one of its 3 copies has the message",
        "'Bills' hands over to it in 'Order'", "'Order' promises 99.9 %",
      ])
    #expect(found.remedy.hasPrefix("say .acknowledging(.allCopies) on 'Orders'; or .optional"))
    let required = handing(stream.acknowledging(.atOnce).durable(.memory), isRequired: true)
    #expect(required.findings(of: "MQ007").map(\.severity) == [.error])
    #expect(required.findings(of: "MQ007").first?.evidence.last == "required is: None is lost")
    let kept = [
      stream.acknowledging(.allCopies), stream.durable(.disk(every: 1.second)),
      stream.acknowledging(.oneCopy).durable(.nothing),
    ]
    #expect(kept.allSatisfy { handing($0).findings(of: "MQ007").isEmpty })
  }

  @Test("a sketch that promises nothing gets notes")
  func sketch() {
    let queue = Queue("Orders", replicas: 2)
    let design = Design("Sketch") {
      Flow("Order", at: 10.perSecond) {
        queue.delivers(1.kilobyte, to: billing)
        billing.writes(1.kilobyte, to: bills).timeout(1.second)
      }
    }
    #expect(design.findings(of: "MQ004").map(\.severity) == [.info])
    #expect(design.findings(of: "MQ005").map(\.severity) == [.info])
  }

  @Test("one partition keeps all in order, and a store's log of changes is held to it")
  func log() {
    func ordered(_ stream: Stream) -> [Finding] {
      Design("Orders") {
        Flow("Order", at: 10.perSecond) {
          bills.sends(1.kilobyte, to: stream).optional(losing: "time")
          stream.delivers(1.kilobyte, to: billing)
        }
        .ordered(by: "customer")
      }
      .findings(of: "MQ006")
    }
    #expect(ordered(Stream("Log", by: "order", replicas: 2)).isEmpty)
    #expect(ordered(Stream("Log", partitions: 2, by: "order", replicas: 2)).count == 1)
  }

  @Test("an order that is required of a stream is held against all that pass it")
  func orderOfStream() {
    let stream = Stream("Log", partitions: 2, by: "order", replicas: 2)
    let other = Stream("Clicks", partitions: 2, by: "page", replicas: 2)
    let design = Design("Orders") {
      Requirement("It is in order", .order(per: "customer"), of: stream)
      Flow("Order", at: 10.perSecond) {
        shop.sends(1.kilobyte, to: stream)
        shop.sends(100.bytes, to: other)
      }
      Flow("Bill", at: 10.perSecond) { stream.delivers(1.kilobyte, to: billing) }
    }
    let found = design.findings(of: "MQ006")
    #expect(found.map(\.subject) == [.component("Log")])
    #expect(found.first?.flows == ["Order", "Bill"])
    #expect(found.first?.evidence.first == "required is: It is in order")
  }

  @Test("a waiver on the queue, the flow or the hop sets each aside")
  func waivers() {
    func working(
      _ queue: Queue = Queue("Orders", replicas: 2), flow: (Flow) -> Flow = { $0 },
      hop: (Hop) -> Hop = { $0 }
    ) -> Set<String> {
      let design = Design("Orders") {
        flow(
          Flow("Order", at: 10.perSecond, availability: 99.percent) {
            hop(queue.delivers(1.kilobyte, to: billing))
            billing.writes(1.kilobyte, to: bills).timeout(1.second)
          })
      }
      return Set(design.critique().findings.map(\.rule)).intersection(["MQ004", "MQ005"])
    }
    let queue = Queue("Orders", replicas: 2)
    #expect(working() == ["MQ004", "MQ005"])
    #expect(working(queue.accepting("MQ004", because: "few")) == ["MQ005"])
    #expect(working(queue.accepting("MQ005", because: "few")) == ["MQ004"])
    #expect(working(flow: { $0.accepting("MQ004", because: "few") }) == ["MQ005"])
    #expect(working(hop: { $0.accepting("MQ005", because: "few") }) == ["MQ004"])
  }
}
