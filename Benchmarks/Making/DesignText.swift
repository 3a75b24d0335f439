/// Writes a plan as the text of a design file.
struct DesignText {
  private let plan: Plan

  static func text(of plan: Plan) -> String { DesignText(plan: plan).text }

  private var text: String {
    let lines =
      ["import SystemDesign", "", "let benchmark = Design(\"Benchmark\") {"]
      + [
        "  let users = assume(\"daily users\", 8_000.users ... 12_000.users, from: \"a guess\")",
        "  Traffic(peak: 3.times, planned: 3.years)",
      ] + plan.records.enumerated().map(record) + plan.components.map(component)
      + ["  Deployment(across: 3.zones)"] + plan.flows.flatMap(flow) + ["}", ""]
    return lines.joined(separator: "\n")
  }

  private func record(_ number: Int, _ it: Plan.Record) -> String {
    let fields = it.fields.enumerated().map { "\"field \($0)\": \($1).bytes" }
    return "  let record\(number) = Record(\"\(it.name)\", key: \"field 0\", "
      + "[\(fields.joined(separator: ", "))])"
  }

  private func component(_ it: Plan.Component) -> String {
    let rate = "\(it.each).perSecond"
    let type = it.kind.rawValue.prefix(1).uppercased() + it.kind.rawValue.dropFirst()
    let head = "  let \(it.name.filter { $0 != " " }) = \(type)(\"\(it.name)\""
    let share = ".available(99.95.percent)"
    let promise = it.statesAvailability ? share : ""
    switch it.kind {
    case .client: return head + ")"
    case .external: return head + ")" + share
    case .queue: return head + ", replicas: \(it.replicas))" + promise
    case .gateway, .service, .worker:
      return head + ", instances: \(it.instances), each: \(rate))" + promise
    case .cache:
      return head + ", shards: \(it.instances), replicas: \(it.replicas), memory: 16.gigabytes, "
        + "each: \(rate)).hitting(90.percent)" + promise
    case .database:
      return head + ", .relational, shards: \(it.instances), replicas: \(it.replicas), "
        + "disk: 4.terabytes, reads: \(rate), writes: \(rate), "
        + "failover: .automatic(30.seconds))" + promise
    }
  }

  private func flow(_ it: Plan.Flow) -> [String] {
    let promise = it.statesAvailability ? ", availability: 99.9.percent" : ""
    return [
      "  Flow(\"\(it.name)\", at: users.each(\(it.perUser).requests, per: .day)\(promise)) {"
    ] + it.steps.flatMap(step) + ["  }"]
  }

  private func step(_ it: Plan.Step) -> [String] {
    switch it {
    case .hop(let hop): [self.hop(hop)]
    case .oneOf(let hops): ["    oneOf {"] + hops.map(hop) + ["    }"]
    case .together(let hops): ["    inParallel {"] + hops.map(hop) + ["    }"]
    }
  }

  private func name(_ component: Int) -> String {
    plan.components[component].name.filter { $0 != " " }
  }

  private func hop(_ it: Plan.Hop) -> String {
    let record = it.record.map { "record\($0)" } ?? ""
    let (from, to) = (name(it.from), name(it.to))
    var text = "    \(from)."
    switch it.verb {
    case "reads":
      text += "reads(\(record), from: \(to)" + (it.store.map { ", else: \(name($0))" } ?? "") + ")"
    case "writes": text += "writes(\(record), to: \(to))"
    case "sends": text += "sends(\(record), to: \(to))"
    case "delivers": text += "delivers(\(record), to: \(to))"
    case "invalidates": text += "invalidates(\(record), in: \(to))"
    default:
      let way = it.gateway.map { ", through: \(name($0))" } ?? ""
      text += "calls(\(to)\(way), sending: 2.kilobytes, receiving: 700.bytes)"
    }
    if it.verb != "sends", it.verb != "delivers" { text += ".timeout(200.milliseconds)" }
    if it.retries { text += ".retries(1)" }
    if it.isOptional { text += ".optional(losing: \"freshness\")" }
    guard let fallback = it.fallback else { return text }
    return text + ".fallback { "
      + hop(Plan.Hop(verb: "calls", from: it.from, to: fallback)).drop { $0 == " " } + " }"
  }
}
