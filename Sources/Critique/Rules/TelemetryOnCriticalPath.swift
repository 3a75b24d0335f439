import Estimation
import SystemDesign

/// Nobody waits for what only watches.
///
/// That the flow goes on when it fails follows from .asTelemetry(); that it waits follows from the
/// verb, and is what this is about. One finding for each component that watches.
struct TelemetryOnCriticalPath: Rule {
  static let id = "OPS003"
  static let slug = "telemetry-on-critical-path"
  static let group = RuleGroup.operations
  static let law = "Nobody waits for what only watches."
  static let why =
    "A slow collector makes every page slow, on the day on which most is to be seen; what was meant "
    + "to tell of outages brings one."
  static let instead =
    "Hand it over without waiting: send it to a queue or a stream; or say .optional(losing:) and a "
    + "short .timeout(…), with a default where features are switched."
  static let source: Citation? = Citation(
    "OpenTelemetry", "Error handling in OpenTelemetry, OpenTelemetry Specification")
  static let notWhen = [
    "it is not said to be .asTelemetry(): a log that the law asks for is no telemetry",
    "nobody waits: it is sent, delivered, or comes after a hand-over",
    "the hop says .optional(…) or has a fallback",
    "somebody asks it, or the flow reads nothing else: it is there to look at what was seen",
    "nothing is promised: then it is a note, never more",
  ]
  static let examples: [Example] = [
    .fires("a page that waits until its metrics are written") {
      let shop = Service("Shop", instances: 2)
      let metrics = Service("Metrics", instances: 2).asTelemetry()
      Flow("Show a page", at: 10.perSecond, p99: 200.milliseconds) {
        shop.calls(metrics, sending: 1.kilobyte, receiving: 10.bytes).timeout(100.milliseconds)
      }
    },
    .fires("a feature switch without which no page is shown") {
      let shop = Service("Shop", instances: 2)
      let switches = Service("Switches", instances: 2).asTelemetry()
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 10.perSecond, p99: 200.milliseconds) {
        shop.calls(switches, sending: 100.bytes, receiving: 1.kilobyte).timeout(50.milliseconds)
        shop.reads(1.kilobyte, from: orders).timeout(100.milliseconds)
      }
    },
    .silent("metrics that are sent, and nobody waits") {
      let shop = Service("Shop", instances: 2)
      let metrics = Queue("Metrics", replicas: 1).asTelemetry()
      Flow("Show a page", at: 10.perSecond, p99: 200.milliseconds) {
        shop.sends(1.kilobyte, to: metrics)
      }
    },
    .silent("something that is no telemetry") {
      let shop = Service("Shop", instances: 2)
      let audit = Service("Audit", instances: 2)
      Flow("Show a page", at: 10.perSecond, p99: 200.milliseconds) {
        shop.calls(audit, sending: 1.kilobyte, receiving: 10.bytes).timeout(100.milliseconds)
      }
    },
    .silent("a worker tells of its work after a hand-over") {
      let shop = Service("Shop", instances: 2)
      let orders = Queue("Orders", replicas: 1, delivery: .atMostOnce)
      let billing = Worker("Billing", instances: 2)
      let metrics = Service("Metrics", instances: 2).asTelemetry()
      Flow("Order", at: 10.perSecond) {
        shop.sends(1.kilobyte, to: orders)
        orders.delivers(1.kilobyte, to: billing)
        billing.calls(metrics, sending: 1.kilobyte, receiving: 10.bytes).timeout(1.second)
      }
    },
    .silent("an operator looks at a dashboard") {
      let watch = Client("Operator")
      let board = Service("Dashboard", instances: 2)
      let metrics = Database("Metrics", .timeSeries, replicas: 1).asTelemetry()
      Flow("Look", at: 1.perSecond, p99: 2.seconds) {
        watch.calls(board, sending: 1.kilobyte, receiving: 100.kilobytes).timeout(5.seconds)
        board.reads(100.kilobytes, from: metrics).timeout(1.second)
      }
    },
    .justSilent("a switch that has a default") {
      let shop = Service("Shop", instances: 2)
      let switches = Service("Switches", instances: 2).asTelemetry()
      Flow("Show a page", at: 10.perSecond, p99: 200.milliseconds) {
        shop.calls(switches, sending: 100.bytes, receiving: 1.kilobyte).timeout(20.milliseconds)
          .optional(losing: "what is new")
      }
    },
    .justFires("a switch that has none") {
      let shop = Service("Shop", instances: 2)
      let switches = Service("Switches", instances: 2).asTelemetry()
      Flow("Show a page", at: 10.perSecond, p99: 200.milliseconds) {
        shop.calls(switches, sending: 100.bytes, receiving: 1.kilobyte).timeout(20.milliseconds)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    // A flow that reads nothing else is there to look at it.
    let working = Set(
      review.hopIndex.entries.filter {
        $0.isAwaited && !$0.hop.from.isOrigin && !$0.hop.to.protection.isTelemetry
      }
      .map(\.flow))
    let waiting = review.hopIndex.entries.filter { entry in
      let hop = entry.hop
      guard entry.isAwaited, hop.waits, hop.to.protection.isTelemetry,
        !hop.from.protection.isTelemetry, !hop.from.isOrigin, !hop.facts.isOptional,
        hop.facts.fallback == nil
      else { return false }
      let starter = review.flows[entry.flow].hops.first?.from.kind
      return starter != .timer && starter != .worker
        && (hop.verb == .calls || working.contains(entry.flow))
    }
    return distinct(waiting.map(\.hop.to.id)).map { id in
      let found = waiting.filter { $0.hop.to.id == id }
      let part = found[0].hop.to
      let flows = distinct(found.map(\.flow)).map { review.flows[$0] }
      return finding(
        review.severity(ofUnsaidIn: flows), about: .component(part.name), in: flows.map(\.name),
        at: found[0].hop.origin, hops: distinct(found.map(\.hop.origin)),
        says: "\(Words.list(flows.map(\.name))) \(flows.count == 1 ? "waits" : "wait") for "
          + "'\(part.name)', which only watches",
        because: distinct(
          found.map {
            "'\($0.hop.from.name)' \($0.hop.verb.rawValue) '\(part.name)' and goes on only then"
          }),
        instead:
          "say .optional(losing: …) and a short .timeout(…) on the hop, or send it to a queue")
    }
  }
}
