import SystemDesign

extension Shape<Traffic> {
  static let traffic = ObjectShape(
    {
      Traffic(
        peak: $0, growing: $1, planned: $2, busy: $3, file: $4.file, line: $4.line,
        column: $4.column)
    },
    .may("peak", \.peak, .quantity),
    .may("growth", \.growth, .quantity),
    .may("horizon", \.horizon, .quantity),
    .may("busy", \.busy, .quantity),
    .one("at", \.origin, .origin)
  ).shape
}

extension Shape<Deployment> {
  static let deployment = ObjectShape(
    {
      Deployment(
        across: $0, outside: $1, inside: $2, zone: $3, region: $4, sharing: $5, file: $6.file,
        line: $6.line, column: $6.column)
    },
    .may("spread", \.spread, .spread),
    .may("outside", \.outside, .word),
    .may("inside", \.inside, .word),
    .may("zone", \.zone, .quantity),
    .may("region", \.region, .quantity),
    .list("domains", \.domains, .domain),
    .one("at", \.origin, .origin)
  ).shape
}

extension Shape<Connection> {
  static let connection = ObjectShape(
    Connection.init(from:to:passages:count:memory:heartbeat:returning:origin:),
    .one("from", \.from, .component),
    .one("to", \.to, .component),
    .list("through", \.passages, .component),
    .one("count", \.count, .quantity),
    .may("memory", \.memory, .quantity),
    .may("heartbeat", \.heartbeat, .quantity),
    .may("returning", \.returning, .quantity),
    .one("at", \.origin, .origin)
  ).shape
}

extension Shape<Group> {
  static let group = ObjectShape(
    Group.init(name:members:origin:),
    .one("name", \.name, .text),
    .list("members", \.members, .component),
    .one("at", \.origin, .origin)
  ).shape
}

extension Shape<Mistake> {
  static let mistake = ObjectShape(
    Mistake.init(says:instead:origin:),
    .one("says", \.says, .text),
    .one("instead", \.instead, .text),
    .one("at", \.origin, .origin)
  ).shape
}
