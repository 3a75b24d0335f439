import Estimation
import SystemDesign

@testable import Diagram

/// A page, a service and a table: the smallest design with something of everything.
let notes = Design("Notes") {
  let note = Record("note", key: "id", ["id": 8.bytes, "text": 992.bytes])
  let reader = Client("Reader")
  let cdn = CDN("CDN")
  let files = ObjectStore("Files")
  let door = Gateway("Door", instances: 2)
  let service = Service("Notes", instances: 2, each: 100.perSecond)
  let recent = Cache("Recent").hitting(90.percent)
  let table = Database("Table", .relational, replicas: 1, reads: 10.perSecond)
  let spare = Service("Spare", instances: 1)
  let changes = Stream("Changes", partitions: 4, replicas: 2).deadLetter(after: 3)
  let mailer = Worker("Mailer")
  Group("Mail", changes, mailer)
  Traffic(peak: 2.times)
  Deployment(across: 3.zones)

  Flow("Read a note", at: 100.perSecond) {
    reader.calls(service, through: door)
    service.reads(note, from: recent, else: table)
      .fallback { service.calls(spare) }
  }
  Flow("Look at a picture", at: 20.perSecond) {
    reader.reads(1.megabyte, from: cdn, else: files, hit: 98.percent)
  }
  Flow("Write a note", at: 10.perSecond) {
    reader.calls(service, through: door)
    service.writes(note, to: table)
    table.sends(note, to: changes)
    changes.delivers(note, to: mailer)
    mailer.calls(door)
    service.pushes(note, to: reader, through: door)
  }
}

/// The overview of a design in which nothing is alone.
func overview(_ design: Design) -> Picture {
  .overview(of: design, estimate: Estimate(of: design), singlePoints: [])
}

extension Picture {
  func card(_ title: String) -> Card? { cards.first { $0.title == title } }

  func link(_ from: String, _ to: String) -> Link? {
    links.first { $0.from == card(from)?.id && $0.to == card(to)?.id }
  }

  /// One card of each tier and state, one badge and one link of each kind.
  static var ofEverything: Picture {
    var cards: [Card] = []
    for tier in Tier.allCases {
      for state in State.allCases {
        cards.append(
          Card(
            id: "\(tier)-\(state)", icon: Icon.all[cards.count], title: "\(tier)",
            subtitle: "\(state)", figures: "1/s",
            badges: Badge.Kind.allCases.map { Badge("\($0)", $0) }, tier: tier, state: state,
            group: "\(tier)"))
      }
    }
    let links = Link.Kind.allCases.flatMap { kind in
      State.allCases.map { state in
        Link(
          from: "client-\(state)", to: "data-normal", kind: kind, label: ["a", "b"], state: state)
      }
    }
    return Picture(
      title: "Everything", subtitle: "at once", cards: cards,
      groups: Tier.allCases.map { Group(id: "\($0)", title: $0.title, tier: $0) }, links: links,
      legend: Sign.allCases, footers: ["a footer"])
  }
}

/// Names that have broken a writer of graphs somewhere.
let strangeNames = [
  "plain", "<b>bold</b>", "a & b &amp; c", "\"quoted\" 'twice'", "a\nb\r\nc\td", "back\\slash\\",
  "\\N \\G \\L \\n", "x\u{0}y\u{1B}z", "--> ]]> <!-- %s", "😀 👨‍👩‍👧", "שלום עולם", "数据库",
  "\u{202E}turned", "zero\u{200B}width", "\u{200B}", "", "é e\u{301}", "\u{FFFE}\u{E000}",
  "a" + String(repeating: "\u{301}", count: 20_000), String(repeating: "long ", count: 8_000),
]
