import SystemDesign

extension Shape<Traffic> {
  static let traffic = ObjectShape(
    {
      Traffic(
        peak: $0, daily: $1, growing: $2, planned: $3, busy: $4, file: $5.file, line: $5.line,
        column: $5.column)
    },
    .may("peak", \.peak, .quantity, "The busiest moment is so many times the mean."),
    .may("daily", \.daily, .dailyCurve, "The traffic of a day rises and falls like this."),
    .may("growth", \.growth, .quantity, "Traffic grows by this share each year."),
    .may("horizon", \.horizon, .quantity, "The design is planned for this long."),
    .may("busy", \.busy, .quantity, "An instance may be this busy at the peak."),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  ).shape("traffic", "What holds for the traffic of every flow that does not say otherwise.")
}

extension Shape<Deployment> {
  static let deployment = ObjectShape(
    {
      Deployment(
        across: $0, outside: $1, inside: $2, zone: $3, region: $4, roundTrip: $5, sharing: $6,
        file: $7.file, line: $7.line, column: $7.column)
    },
    .may(
      "spread", \.spread, .spread,
      "Instances stand in so many zones and regions unless their component says otherwise."),
    .may(
      "outside", \.outside, .word, "Bytes between clients and the system are protected like this."),
    .may("inside", \.inside, .word, "Bytes within the system are protected like this."),
    .may("zone", \.zone, .quantity, "One zone is there for this share of the time."),
    .may("region", \.region, .quantity, "One region is there for this share of the time."),
    .may(
      "roundTrip", \.roundTrip, .quantity,
      "The network takes this long, there and back, between two components of the system."),
    .list(
      "domains", \.domains, .domain,
      "Every instance of the system shares these and is lost with them."),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  ).shape("deployment", "Where everything stands that does not say otherwise.")
}

extension Shape<Connection> {
  static let connection = Shape(
    encode: described.encode,
    decode: { json, reader throws(ModelError) in
      let connection = try described.decode(json, reader)
      try reader.check(Roles.refusal(connection))
      return connection
    },
    schema: described.schema)

  private static let described = ObjectShape(
    Connection.init(from:to:passages:count:memory:heartbeat:returning:origin:),
    .one("from", \.from, .component, "This component keeps the connections open."),
    .one("to", \.to, .component, "This component holds the connections."),
    .list("through", \.passages, .component, "The connections pass through these, in order."),
    .one("count", \.count, .quantity, "So many connections are open at the peak."),
    .may("memory", \.memory, .quantity, "Each connection costs its holder this much memory."),
    .may("heartbeat", \.heartbeat, .quantity, "Each connection says this often that it is alive."),
    .may(
      "returning", \.returning, .quantity,
      "Clients spread their return over this long when an instance is lost."),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  ).shape("connection", "Connections that clients keep open, so that the system can speak first.")
}

extension Shape<Group> {
  static let group = ObjectShape(
    Group.init(name:members:origin:),
    .one("name", \.name, .text, "The group is called this."),
    .list("members", \.members, .component, "These components belong to the group."),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  ).shape("group", "Components that are drawn together.")
}

extension Shape<Mistake> {
  static let mistake = ObjectShape(
    Mistake.init(says:instead:origin:),
    .one("says", \.says, .text, "This is wrong."),
    .one("instead", \.instead, .text, "This is what to say instead."),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  ).shape("mistake", "What a design says that cannot be meant.")
}
