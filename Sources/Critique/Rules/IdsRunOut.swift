import Estimation
import SystemDesign

/// There are codes for all that is named until the horizon.
struct IdsRunOut: Rule {
  static let id = "DA011"
  static let slug = "id-scheme-exhaustion"
  static let group = RuleGroup.data
  static let law = "There are codes enough for all that is named until the horizon."
  static let why =
    "Two things of one code are one thing: the later overwrites the earlier or is refused; and a code "
    + "that is printed, linked and stored elsewhere cannot be made longer afterwards."
  static let instead =
    "Make codes longer, count instead of drawing, or draw again what is taken while most codes are free."
  static let source: Citation? = Citation(
    "William Feller",
    "Birthdays, in An Introduction to Probability Theory and Its Applications, volume 1", 1968)
  static let notWhen = [
    "drawn codes of which two are the same with odds of 1 in 1,000 or less by the horizon",
    "codes that are drawn again when they are taken, of which a tenth or less is used",
    "counted codes, or those of a clock, while there are enough",
    "nothing says how far ahead to plan: then it is asked for",
  ]
  static let examples: [Example] = [
    .fires("seven random characters for a hundred million links a month, never drawn again") {
      let app = Service("App", instances: 2)
      let link = Record("link", key: "code", ["code": 7.bytes, "target": 200.bytes])
        .identified(by: .random(characters: 7, of: 62))
      let links = Database("Links", replicas: 1).backedUp(every: 1.day)
      Traffic(peak: 2.times, planned: 5.years)
      Flow("Shorten", at: 100.million.links.per(.month)) {
        app.writes(link, to: links).timeout(1.second)
      }
    },
    .fires("five counted characters for as many") {
      let app = Service("App", instances: 2)
      let link = Record("link", key: "code", ["code": 5.bytes, "target": 200.bytes])
        .identified(by: .counter(characters: 5, of: 62))
      let links = Database("Links", replicas: 1).backedUp(every: 1.day)
      Traffic(peak: 2.times, planned: 5.years)
      Flow("Shorten", at: 100.million.links.per(.month)) {
        app.writes(link, to: links).timeout(1.second)
      }
    },
    .fires("six characters that are drawn again when taken, a tenth of which is used") {
      let app = Service("App", instances: 2)
      let link = Record("link", key: "code", ["code": 6.bytes, "target": 200.bytes])
        .identified(by: .random(characters: 6, of: 62, retrying: true))
      let links = Database("Links", replicas: 1).backedUp(every: 1.day)
      Traffic(peak: 2.times, planned: 5.years)
      Flow("Shorten", at: 100.million.links.per(.month)) {
        app.writes(link, to: links).timeout(1.second)
      }
    },
    .silent("seven counted characters") {
      let app = Service("App", instances: 2)
      let link = Record("link", key: "code", ["code": 7.bytes, "target": 200.bytes])
        .identified(by: .permutedCounter(characters: 7, of: 62))
      let links = Database("Links", replicas: 1).backedUp(every: 1.day)
      Traffic(peak: 2.times, planned: 5.years)
      Flow("Shorten", at: 100.million.links.per(.month)) {
        app.writes(link, to: links).timeout(1.second)
      }
    },
    .silent("a hundred and twenty-eight random bits, and a clock with sixty-three") {
      let app = Service("App", instances: 2)
      let link = Record("link", key: "id", ["id": 16.bytes, "target": 200.bytes])
        .identified(by: .random(characters: 32, of: 16))
      let post = Record("post", key: "id", ["id": 8.bytes, "text": 200.bytes])
        .identified(by: .timeSorted(bits: 63))
      let links = Database("Links", replicas: 1).backedUp(every: 1.day)
      Traffic(peak: 2.times, planned: 5.years)
      Flow("Shorten", at: 100.million.links.per(.month)) {
        app.writes(link, to: links).timeout(1.second)
        app.writes(post, to: links).timeout(1.second)
      }
    },
    .justSilent("45 drawn of a million: odds of 0.990 in 1,000") {
      let app = Service("App", instances: 2)
      let ticket = Record("ticket", key: "code", ["code": 6.bytes])
        .identified(by: .random(characters: 6, of: 10))
      let tickets = Database("Tickets", replicas: 1).backedUp(every: 1.day)
        .holding(45.items, of: ticket)
      Flow("Show a ticket", at: 1.perSecond) {
        app.reads(ticket, from: tickets).timeout(1.second)
      }
    },
    .justFires("46 drawn of a million: odds of 1.03 in 1,000") {
      let app = Service("App", instances: 2)
      let ticket = Record("ticket", key: "code", ["code": 6.bytes])
        .identified(by: .random(characters: 6, of: 10))
      let tickets = Database("Tickets", replicas: 1).backedUp(every: 1.day)
        .holding(46.items, of: ticket)
      Flow("Show a ticket", at: 1.perSecond) {
        app.reads(ticket, from: tickets).timeout(1.second)
      }
    },
    .justSilent("a hundred counted of a hundred") {
      let app = Service("App", instances: 2)
      let room = Record("room", key: "number", ["number": 2.bytes])
        .identified(by: .counter(characters: 2, of: 10))
      let rooms = Database("Rooms", replicas: 1).backedUp(every: 1.day)
        .holding(100.items, of: room)
      Flow("Show a room", at: 1.perSecond) { app.reads(room, from: rooms).timeout(1.second) }
    },
    .justFires("a hundred and one counted of a hundred") {
      let app = Service("App", instances: 2)
      let room = Record("room", key: "number", ["number": 2.bytes])
        .identified(by: .counter(characters: 2, of: 10))
      let rooms = Database("Rooms", replicas: 1).backedUp(every: 1.day)
        .holding(101.items, of: room)
      Flow("Show a room", at: 1.perSecond) { app.reads(room, from: rooms).timeout(1.second) }
    },
    .justSilent("a tenth of a thousand, drawn again when taken") {
      let app = Service("App", instances: 2)
      let room = Record("room", key: "number", ["number": 3.bytes])
        .identified(by: .random(characters: 3, of: 10, retrying: true))
      let rooms = Database("Rooms", replicas: 1).backedUp(every: 1.day)
        .holding(100.items, of: room)
      Flow("Show a room", at: 1.perSecond) { app.reads(room, from: rooms).timeout(1.second) }
    },
    .justFires("one more than a tenth of a thousand, drawn again when taken") {
      let app = Service("App", instances: 2)
      let room = Record("room", key: "number", ["number": 3.bytes])
        .identified(by: .random(characters: 3, of: 10, retrying: true))
      let rooms = Database("Rooms", replicas: 1).backedUp(every: 1.day)
        .holding(101.items, of: room)
      Flow("Show a room", at: 1.perSecond) { app.reads(room, from: rooms).timeout(1.second) }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    Self.records(review).flatMap { record, flows -> [Verdict] in
      let subject = Subject.record(record.name)
      guard let codes = record.facts.codes,
        let all = review.estimate.figure(.codes, of: subject)?.value,
        let made = review.estimate.figure(.codesUsed, of: subject)
      else { return [] }
      guard let used = made.value else {
        let judged = flows.filter(review.isJudged)
        return judged.isEmpty
          ? []
          : made.amount.missing.map { input in
            .missing(
              MissingInput(
                rule: Self.id, subject: subject, flows: judged.map(\.name), origin: record.origin,
                input: input))
          }
      }
      let scheme = Scheme(codes: codes, all: all, used: used)
      return scheme.isEnough || used == .infinity ? [] : [verdict(record, scheme, flows)]
    }
  }

  /// The records that something keeps, and the flows that write each.
  private static func records(_ review: Review) -> [(record: Record, flows: [Flow])] {
    var found: [(record: Record, flows: [Flow])] = []
    var places: [String: Int] = [:]
    func note(_ record: Record, _ flow: Flow?) {
      guard record.facts.codes != nil else { return }
      let place = places[record.name] ?? found.count
      if place == found.count {
        places[record.name] = place
        found.append((record, []))
      }
      if let flow, found[place].flows.last?.name != flow.name { found[place].flows.append(flow) }
    }
    for entry in review.hopIndex.entries where entry.hop.verb == .writes {
      if let record = entry.hop.sending?.record { note(record, review.flows[entry.flow]) }
    }
    for part in review.design.components {
      for stock in part.storage.stocks { note(stock.record, nil) }
    }
    return found
  }

  private func verdict(_ record: Record, _ scheme: Scheme, _ flows: [Flow]) -> Verdict {
    finding(
      scheme.isWorse ? .error : .warning, about: .record(record.name), in: flows.map(\.name),
      at: record.origin, says: scheme.says(of: record.name),
      because: ["\(scheme.amounts)\(scheme.habit)"], instead: scheme.remedy(for: record.name))
  }
}

/// A way of making codes, and how many it has made by the horizon.
private struct Scheme {
  let codes: Codes
  let all: Double
  let used: Double

  private var isDrawn: Bool { codes.drawing == .random || codes.drawing == .hash }
  private var isDrawnOnce: Bool { isDrawn && !codes.retriesCollisions }
  private var odds: Double { Self.odds(used, in: all) }
  private var isOut: Bool { isMore(used, than: all) }

  var isEnough: Bool { suffices(all) }

  /// Whether there is more to lose than time.
  var isWorse: Bool { isDrawnOnce || isOut }

  private func suffices(_ size: Double) -> Bool {
    if isDrawnOnce { return Self.odds(used, in: size) <= 0.001 }
    return !isMore(used, than: isDrawn ? size * 0.1 : size)
  }

  private static func odds(_ used: Double, in size: Double) -> Double {
    (try? Birthday.collision(of: used, in: size)) ?? 1
  }

  func says(of name: String) -> String {
    if isDrawnOnce {
      return odds > 0.999
        ? "two of the codes of '\(name)' are the same by the horizon, as good as surely"
        : "two of the codes of '\(name)' are the same by the horizon with odds of "
          + QuantityText.percent(odds)
    }
    if isOut { return "'\(name)' runs out of codes before the horizon" }
    return "\(Words.use(used / all, above: 0.1)) of the codes of '\(name)' are taken by the horizon"
  }

  var amounts: String {
    let length = codes.alphabet == 2 ? "bits" : "characters of \(codes.alphabet)"
    return
      "\(NumberText.count(used)) are \(isDrawn ? "drawn" : "made") of \(NumberText.count(all)): "
      + "\(codes.length) \(length)"
  }

  var habit: String {
    guard isDrawn else { return "" }
    return codes.retriesCollisions
      ? "; the more are taken, the more are drawn in vain"
      : "; one that is taken is not drawn again"
  }

  func remedy(for name: String) -> String {
    var ways: [String] = []
    if let length { ways.append(typed(length, codes.retriesCollisions)) }
    if isDrawnOnce, !isMore(used, than: all * 0.1) { ways.append(typed(codes.length, true)) }
    guard let first = ways.first else { return "make the codes of '\(name)' longer" }
    return "say .identified(by: \(first)) on '\(name)'"
      + (ways.count > 1 ? ", or draw again what is taken: \(ways[1])" : "")
  }

  /// The fewest characters that are enough.
  private var length: Int? {
    (codes.length + 1..<codes.length + 256).first { length in
      guard let space = try? KeySpace(alphabet: codes.alphabet, length: length),
        space.size < .infinity
      else { return false }
      return suffices(space.size)
    }
  }

  private func typed(_ length: Int, _ retries: Bool) -> String {
    let again = retries ? ", retrying: true" : ""
    return codes.drawing == .timeSorted
      ? ".timeSorted(bits: \(length))"
      : ".\(codes.drawing.rawValue)(characters: \(length), of: \(codes.alphabet)\(again))"
  }
}
