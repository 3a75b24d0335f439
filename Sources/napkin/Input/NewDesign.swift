/// A small design that loads, and says of each line what it is for.
struct NewDesign {
  private let title: String
  private let identifier: String

  init(path: String) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let words = file.dropLast(".swift".count).split { !$0.isLetter && !$0.isNumber }.map(
      String.init)
    let name = words.joined(separator: " ")
    title = name.isEmpty ? "My design" : name.prefix(1).uppercased() + name.dropFirst()
    identifier = Self.identifier(words)
  }

  /// A name Swift takes: letters and digits, no digit first, no keyword.
  private static func identifier(_ words: [String]) -> String {
    let plain = words.map { $0.filter { $0.isASCII } }.filter { !$0.isEmpty }
    guard let first = plain.first, first.first?.isLetter == true else { return "myDesign" }
    let rest = plain.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
    let name = first.prefix(1).lowercased() + first.dropFirst() + rest.joined()
    return name.count < 3 || keywords.contains(name) ? name + "Design" : name
  }

  private static let keywords: Set<String> = [
    "case", "class", "default", "enum", "extension", "func", "import", "init", "internal", "let",
    "operator", "private", "protocol", "public", "return", "self", "static", "struct", "switch",
    "throw", "true", "false", "nil", "try", "var", "where", "while", "for", "guard", "break",
    "continue", "defer", "repeat", "catch", "super", "async", "await", "any", "some", "open",
  ]

  var text: String {
    """
    import SystemDesign

    let \(identifier) = Design("\(title)") {

      // What we were told. 'assume' names an input; a guess is a range: 1.million.users ... 4.million.users.
      let people = assume("daily users", 2.million.users, from: "the interviewer")
      let reads = people.each(10.requests, per: .day)
      let writes = people.each(1.request, per: .day)

      // A noun that is missing here is said with 'of': 500.of("photo albums").

      // The busiest moment is three times the mean; plan for three years.
      Traffic(peak: 3.times, planned: 3.years)

      // What it keeps: each field and its size. 'key' is how it is found again.
      let item = Record("item", key: "id", ["id": 8.bytes, "owner": 8.bytes, "text": 400.bytes])

      // What we would build. 'each' is what one machine can do in a second, 'taking' how long it takes.
      let person = Client("Person")
      let edge = LoadBalancer("Edge", instances: 2, each: 20_000.perSecond, taking: 1.millisecond)
      let app = Service("App", instances: 4, each: 500.perSecond, taking: 20.milliseconds)
      let recent = Cache("Recent items", shards: 2, memory: 16.gigabytes, each: 50_000.perSecond,
                         taking: 500.microseconds)
        .hitting(90.percent)
        .expiring(after: 10.minutes, jitter: 10.percent)
      let items = Database("Items", .relational, replicas: 2, disk: 4.terabytes,
                           reads: 5_000.perSecond, writes: 2_000.perSecond, taking: 5.milliseconds,
                           failover: .automatic(30.seconds))
        .backedUp(every: 1.day)

      // Everything stands in three zones.
      Deployment(across: 3.zones, outside: .tls, inside: .mutualTLS)

      // What happens, hop by hop: 'calls', 'reads' and 'writes' wait for the answer, 'sends' does not.
      Flow("Read an item", .get("/items/{id}"), at: reads, availability: 99.9.percent,
           p99: 200.milliseconds) {
        person.calls(app, through: edge, sending: 400.bytes, receiving: 2.kilobytes)
          .timeout(2.seconds)
        app.reads(item, from: recent, else: items.replicas).timeout(50.milliseconds)
      }

      Flow("Write an item", .post("/items", key: "Idempotency-Key"), at: writes,
           availability: 99.9.percent, p99: 500.milliseconds) {
        person.calls(app, through: edge, sending: 1.kilobyte, receiving: 200.bytes)
          .timeout(2.seconds)
        app.writes(item, to: items).timeout(200.milliseconds)
        app.invalidates(item, in: recent).timeout(50.milliseconds)
          .optional(losing: "freshness, for ten minutes")
      }

      // Why it is so: the figures stay figures, so this sentence can never go stale.
      Decision("Copies", chosen: "one primary with two replicas", over: "shards by owner",
               because: "\\(writes) is little for one machine")

      // What will go wrong, and what is done then.
      Failure(of: recent, effect: "every read goes to \\(items)",
              response: "the replicas are sized for it")
        .degrades("Read an item")
    }

    """
  }
}
