/// Writes a plan as the JSON model that `napkin` reads.
///
/// Every figure has an expression of its own, as `napkin model` writes it: only what a design names
/// once is there once.
struct ModelText {
  private let plan: Plan
  private var formulas: [String] = []
  private var line = 1

  static func text(of plan: Plan) -> String {
    var writer = ModelText(plan)
    return writer.text()
  }

  private init(_ plan: Plan) { self.plan = plan }

  private mutating func text() -> String {
    let users = self.users()
    let sizes = plan.records.map { record in record.fields.map { literal($0, "B", "dataSize") } }
    let records = zip(plan.records, sizes).map { record, fields in
      let list = fields.enumerated().map { "{\"name\":\"field \($0)\",\"size\":\($1)}" }
      return "{\"at\":\(place()),\"fields\":[\(list.joined(separator: ","))],\"key\":\"field 0\","
        + "\"name\":\"\(record.name)\"}"
    }
    let components = plan.components.map { component($0) }
    let flows = plan.flows.map { flow($0, users, sizes) }
    let peak = literal(3, "times", "ratio")
    let horizon = literal(3, "years", "period", factor: 31_536_000)
    let order = ["traffic", "deployments"] + flows.map { _ in "flows" }
    return """
      {"model":1,"name":"Benchmark","file":"benchmark.swift","line":1,"column":1,
      "traffic":[{"at":[1,1],"peak":\(peak),"horizon":\(horizon)}],
      "deployments":[{"at":[1,2],"spread":{"zones":3,"regions":1}}],
      "order":["\(order.joined(separator: "\",\""))"],
      "records":[\(records.joined(separator: ",\n"))],
      "components":[\(components.joined(separator: ",\n"))],
      "flows":[\(flows.joined(separator: ",\n"))],
      "formulas":[\(formulas.joined(separator: ",\n"))]}

      """
  }

  private mutating func place() -> String {
    line += 1
    return "[\(line),3]"
  }

  private mutating func formula(_ members: String, _ dimension: String) -> Int {
    formulas.append("{\(members),\"dimension\":\"\(dimension)\"}")
    return formulas.count - 1
  }

  private mutating func literal(
    _ value: Int, _ unit: String, _ dimension: String, factor: Double = 1
  ) -> Int {
    let times = factor == 1 ? "" : ",\"factor\":\(factor)"
    return formula("\"literal\":\(value),\"unit\":\"\(unit)\"\(times)", dimension)
  }

  /// One guess, from which all rates follow.
  private mutating func users() -> Int {
    let low = literal(8_000, "users", "count")
    let high = literal(12_000, "users", "count")
    let range = formula("\"range\":[\(low),\(high)]", "count")
    return formula(
      "\"assumption\":\"daily users\",\"of\":\(range),\"from\":\"a guess\",\"at\":\(place())",
      "count")
  }

  private mutating func component(_ it: Plan.Component) -> String {
    var text = "{\"at\":\(place()),\"kind\":\"\(it.kind.rawValue)\",\"name\":\"\(it.name)\","
    text += "\"instances\":\(it.kind == .client || it.kind == .external ? 1 : it.instances)"
    if it.replicas > 0 { text += ",\"replicas\":\(it.replicas)" }
    let rate = literal(it.each, "/s", "rate")
    switch it.kind {
    case .database:
      let disk = literal(4, "TB", "dataSize", factor: 1e12)
      text += ",\"capacity\":{\"reads\":\(rate),\"writes\":\(rate),\"disk\":\(disk)}"
      let failover = literal(30, "s", "period")
      text += ",\"storage\":{\"model\":\"relational\",\"failover\":{\"automatic\":\(failover)}}"
    case .cache:
      let memory = literal(16, "GB", "dataSize", factor: 1e9)
      let hit = literal(90, "%", "ratio", factor: 0.01)
      text += ",\"capacity\":{\"each\":\(rate),\"memory\":\(memory)},\"caching\":{\"hit\":\(hit)}"
    case .gateway, .service, .worker: text += ",\"capacity\":{\"each\":\(rate)}"
    case .client, .queue, .external: break
    }
    if it.statesAvailability, it.kind != .client {
      let share = formula("\"literal\":99.95,\"unit\":\"%\",\"factor\":0.01", "ratio")
      text += ",\"faults\":{\"availability\":\(share)}"
    }
    return text + "}"
  }

  private mutating func flow(_ it: Plan.Flow, _ users: Int, _ sizes: [[Int]]) -> String {
    var text = "{\"at\":\(place()),\"name\":\"\(it.name)\","
    let each = literal(it.perUser, "requests", "count")
    let all = formula("\"product\":[\(users),\(each)]", "count")
    let day = literal(1, "day", "period", factor: 86_400)
    let rate = formula("\"quotient\":[\(all),\(day)]", "rate")
    text += "\"rate\":\(rate)"
    if it.statesAvailability {
      let share = formula("\"literal\":99.9,\"unit\":\"%\",\"factor\":0.01", "ratio")
      text += ",\"availability\":\(share)"
    }
    let steps = it.steps.map { step -> String in
      switch step {
      case .hop(let hop): self.hop(hop, sizes)
      case .oneOf(let hops): "{\"oneOf\":[" + list(hops, sizes) + "]}"
      case .together(let hops): "{\"together\":[" + list(hops, sizes) + "]}"
      }
    }
    return text + ",\"steps\":[\(steps.joined(separator: ",\n"))]}"
  }

  private mutating func list(_ hops: [Plan.Hop], _ sizes: [[Int]]) -> String {
    var texts: [String] = []
    for hop in hops { texts.append(self.hop(hop, sizes)) }
    return texts.joined(separator: ",")
  }

  private func name(_ component: Int) -> String { "\"\(plan.components[component].name)\"" }

  private mutating func hop(_ it: Plan.Hop, _ sizes: [[Int]]) -> String {
    let times = literal(1, "times", "count")
    var text = "{\"at\":\(place()),\"verb\":\"\(it.verb)\",\"from\":\(name(it.from)),"
    text += "\"to\":\(name(it.to)),\"times\":{\"mean\":\(times)}"
    if let gateway = it.gateway { text += ",\"through\":[\(name(gateway))]" }
    if let store = it.store { text += ",\"else\":\(name(store))" }
    let one = literal(1, "item", "count")
    if let record = it.record {
      let fields = sizes[record]
      let size = fields.dropFirst().reduce(fields[0]) {
        formula("\"sum\":[\($0),\($1)]", "dataSize")
      }
      let way = it.verb == "reads" ? "receiving" : "sending"
      text += ",\"\(way)\":{\"size\":\(size),\"count\":\(one),\"record\":\"record \(record)\"}"
    } else {
      let (there, back) = (
        literal(2, "kB", "dataSize", factor: 1_000), literal(700, "B", "dataSize")
      )
      text += ",\"sending\":{\"size\":\(there),\"count\":\(one)}"
      text += ",\"receiving\":{\"size\":\(back),\"count\":\(one)}"
    }
    if it.verb != "sends", it.verb != "delivers" {
      text += ",\"timeout\":\(literal(200, "ms", "period", factor: 0.001))"
    }
    if it.retries { text += ",\"retries\":{\"count\":1,\"jitter\":true}" }
    if it.isOptional { text += ",\"optional\":true,\"loses\":\"freshness\"" }
    if let fallback = it.fallback {
      let instead = Plan.Hop(verb: "calls", from: it.from, to: fallback)
      text += ",\"fallback\":{\"steps\":[\(hop(instead, sizes))]}"
    }
    return text + "}"
  }
}
