import Diagram
import Estimation
import Reliability
import Scenarios
import SystemDesign
import Testing

@Suite("The overview of a design")
struct OverviewTests {
  private let picture = overview(notes)

  @Test("has a card for every component, and says what each is")
  func cards() {
    #expect(picture.cards.map(\.title) == notes.components.map(\.name))
    #expect(picture.card("Notes")?.subtitle == "2 instances, 2 zones")
    #expect(picture.card("Table")?.subtitle == "relational, 2 copies")
    #expect(picture.card("Changes")?.subtitle == "4 partitions, 3 copies")
    #expect(picture.card("CDN")?.subtitle == "run by others")
    #expect(picture.card("Reader")?.subtitle == "client")
  }

  @Test("is the same with what the study of failures found, but for what is alone")
  func reliability() {
    let estimate = Estimate(of: notes)
    let judged = Picture.overview(
      of: notes, estimate: estimate, reliability: Reliability(of: estimate))
    #expect(judged.cards.map(\.figures) == picture.cards.map(\.figures))
    #expect(judged.links.map(\.label) == picture.links.map(\.label))
    #expect(judged.groups == picture.groups)
  }

  @Test("says of each card what it carries at the peak")
  func figures() {
    #expect(picture.card("Recent")?.figures == "200/s · 90 % hit")
    #expect(picture.card("CDN")?.figures == "40/s · 98 % hit")
    #expect(picture.card("Reader")?.figures == "")
    #expect(picture.footers == ["rates and use at the peak"])
  }

  @Test("groups what the design groups, the rest by tier, and leaves clients alone")
  func groups() {
    #expect(picture.groups.map(\.title) == ["Edge", "Data", "Application", "Mail"])
    #expect(picture.card("Mailer")?.group == picture.card("Changes")?.group)
    #expect(picture.card("Reader")?.group == nil)
    #expect(picture.groups.last?.tier == .async)
  }

  @Test("leads calls through their passages")
  func passages() {
    #expect(picture.link("Reader", "Door") != nil)
    #expect(picture.link("Door", "Notes") != nil)
    #expect(picture.link("Reader", "Notes") == nil)
  }

  @Test("leads a miss from the caller of a look-aside cache, and from a CDN itself")
  func misses() {
    #expect(picture.link("Notes", "Table")?.label == ["writes", "10 % miss"])
    #expect(picture.link("Recent", "Table") == nil)
    #expect(picture.link("CDN", "Files")?.label == ["2 % miss"])
    #expect(picture.link("Reader", "Files") == nil)
  }

  @Test("tells waiting, messages, a log of changes and fallbacks apart, and explains only those")
  func kinds() {
    #expect(picture.link("Notes", "Recent")?.kind == .waits)
    #expect(picture.link("Table", "Changes")?.kind == .changes)
    #expect(picture.link("Changes", "Mailer")?.kind == .message)
    #expect(picture.link("Notes", "Spare")?.kind == .fallback)
    #expect(picture.legend == [.waits, .message, .changes, .fallback, .overloaded])
    #expect(overview(scenarios[0].design).legend.contains(.fallback) == false)
  }

  @Test("draws the stronger of what goes both ways, and the rate of both, whichever comes first")
  func turned() throws {
    func picture(_ isTurned: Bool) -> Picture {
      let phone = Client("Phone")
      let api = Service("API", instances: 3, each: 1_000.perSecond)
      let tell = Flow("Tell", at: 500.perSecond, peak: 2.times) {
        api.pushes(1.kilobyte, to: phone)
      }
      let ask = Flow("Ask", at: 500.perSecond, peak: 2.times) {
        phone.calls(api, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
      return overview(
        Design("Two ways") {
          if isTurned {
            ask
            tell
          } else {
            tell
            ask
          }
        })
    }
    for isTurned in [false, true] {
      let link = try #require(picture(isTurned).links.first)
      // Twice 500 a second the one way and the other.
      #expect(link.kind == .waits && link.label == ["2,000/s"] && link.isTwoWay)
      #expect(link.from == "phone" && link.to == "api")
    }
    #expect(picture(false).links == picture(true).links)
  }

  @Test("keeps groups of different names apart, whatever signs they are made of")
  func likeNames() {
    let services = ["A", "B", "C", "D"].map { Service($0) }
    let client = Client("Client")
    let picture = overview(
      Design("Groups") {
        Group("C++", services[0])
        Group("C#", services[1])
        Group("🚀", services[2])
        Group("🐢", services[3])
        Flow("Ask", at: 1.perSecond) { for service in services { client.calls(service) } }
      })
    #expect(picture.groups.map(\.title) == ["C++", "C#", "🚀", "🐢"])
    #expect(Set(picture.groups.map(\.id)).count == 4)
    #expect(Set(picture.cards.compactMap(\.group)).count == 4)
  }

  @Test("says of a cache what its reads find in it, each as often as it comes")
  func weighed() {
    let app = Service("App")
    let cache = Cache("Cache").hitting(99.percent)
    let store = Database("Store")
    func picture(_ rare: Ratio, _ usual: Ratio) -> Picture {
      overview(
        Design("Hits") {
          Flow("Rare", at: 10.perSecond, peak: 2.times) {
            app.reads(1.kilobyte, from: cache, else: store, hit: rare)
          }
          Flow("Usual", at: 990.perSecond, peak: 2.times) {
            app.reads(1.kilobyte, from: cache, else: store, hit: usual)
          }
        })
    }
    // (10 × 95 % + 990 × 20 %) ÷ 1,000 = 20.75 %.
    let mixed = picture(95.percent, 20.percent)
    #expect(mixed.card("Cache")?.figures == "2,000/s · 21 % hit")
    #expect(mixed.link("App", "Store")?.label == ["79 % miss"])
    let alike = picture(99.7.percent, 99.7.percent)
    #expect(alike.card("Cache")?.figures == "2,000/s · 99.7 % hit")
    #expect(alike.link("App", "Store")?.label == ["0.3 % miss"])
  }

  @Test("explains what is overloaded by a sign of its own")
  func overloaded() {
    let client = Client("Client")
    let slow = Service("Slow", instances: 2, each: 10.perSecond)
    let picture = overview(
      Design("Red") { Flow("Ask", at: 30.perSecond, peak: 1.times) { client.calls(slow) } })
    #expect(picture.card("Slow")?.state == .overloaded)
    #expect(picture.legend == [.waits, .overloaded])
  }

  @Test("draws what comes back the other way on the same link")
  func twoWay() {
    #expect(picture.link("Reader", "Door")?.isTwoWay == true)
    #expect(picture.link("Door", "Reader") == nil)
    #expect(picture.link("Door", "Notes")?.isTwoWay == true)
    #expect(picture.link("Notes", "Recent")?.isTwoWay == false)
  }

  @Test("draws what a component asks of its own kind")
  func own() {
    let users = Client("Users")
    let peers = Service("Peers", instances: 4, each: 500.perSecond)
    let picture = overview(
      Design("Peers") {
        Flow("Ask", at: 100.perSecond) {
          users.calls(peers)
          peers.calls(peers)
        }
      })
    #expect(picture.links.count == 2)
    #expect(picture.link("Peers", "Peers")?.isTwoWay == false)
    #expect(picture.link("Peers", "Peers")?.label == ["100/s"])
  }

  @Test("knows which link leads back up")
  func back() {
    #expect(picture.links.filter(\.isBack).map { [$0.from, $0.to] } == [["mailer", "door"]])
  }

  @Test("says rates on a link only where the card at its end does not")
  func labels() {
    #expect(picture.link("Notes", "Recent")?.label == ["reads"])
    #expect(picture.link("Door", "Notes")?.label == [])
    #expect(picture.link("Table", "Changes")?.label == ["note"])
    #expect(picture.link("Changes", "Mailer")?.label == [])
  }

  @Test("names the busiest flows in the mean")
  func subtitle() {
    #expect(
      overview(scenarios[0].design).subtitle.hasPrefix(
        "Follow a link 3,858/s · Shorten a link 38.6/s · See the counts 38.6/s · 1 other flow"))
  }

  @Test("shows mean rates where no peak is stated, and says so")
  func mean() {
    let design = Design("No peak") {
      let service = Service("Service", instances: 1, each: 10.perSecond)
      Flow("Call", at: 5.perSecond) { Client("Caller").calls(service) }
    }
    #expect(overview(design).card("Service")?.figures == "5/s")
    #expect(overview(design).footers == ["mean rates; no peak is stated"])
  }

  @Test("shows an overload in red")
  func overload() throws {
    let cold = Design("Cold") {
      let service = Service("Service", instances: 1)
      let table = Database("Table", reads: 10.perSecond)
      Traffic(peak: 1.times)
      Flow("Read", at: 15.perSecond) { service.reads(1.kilobyte, from: table) }
    }
    let card = try #require(overview(cold).card("Table"))
    #expect(card.badges.first == Picture.Badge("150 % busy", .bad))
    #expect(card.state.isBad)
  }

  @Test("links by names that stay, even where two components share one")
  func identifiers() {
    let twins = Design("Twins") {
      let a = Service("Hot Links!", instances: 1)
      let b = Service("hot links", instances: 1)
      let c = Service("数", instances: 1)
      let d = Service("?", instances: 1)
      Flow("Call", at: 1.perSecond) {
        a.calls(b)
        b.calls(c)
        c.calls(d)
      }
    }
    #expect(overview(twins).cards.map(\.id) == ["hot-links", "hot-links-2", "u6570", "unnamed"])
  }

  @Test("says little in a crowd: misses, and one link in ten")
  func crowd() {
    let crowd = Design("Crowd") {
      let origin = Database("Origin")
      for number in 1...30 {
        let service = Service("Service \(number)", instances: 1)
        Flow("Flow \(number)", at: 1.perSecond) {
          service.reads(1.kilobyte, from: Cache("Cache \(number)"), else: origin)
        }
      }
    }
    let picture = overview(crowd)
    #expect(picture.isCompact)
    #expect(picture.links.count == 60)
    #expect(picture.links.filter { !$0.label.isEmpty }.count <= 6)
  }

  @Test("numbers of any size stop nobody")
  func huge() {
    let design = Design("Huge") {
      let all = Spread(zones: Int.max, regions: Int.max)
      let service = Service("Service", instances: Int.max, across: all, each: 1.perSecond)
      let table = Database("Table", shards: Int.max, replicas: Int.max, reads: 1.perSecond)
      Traffic(peak: 1e300.times)
      Flow("Call", at: 1e300.perSecond) {
        Client("Caller").calls(service, times: (-1).times)
        service.reads(1e300.bytes, from: table, times: 0.times)
      }
    }
    #expect(overview(design).dot().contains("Service"))
  }

  @Test("an empty design is an empty picture, and can be drawn")
  func empty() {
    let picture = overview(Design("Nothing") {})
    #expect(picture.cards.isEmpty && picture.links.isEmpty && picture.legend.isEmpty)
    #expect(picture.dot().hasPrefix("digraph \"Nothing\" {"))
  }

  @Test("what does not fit its disk is marked, whether it is busy or not")
  func full() {
    let store = Database("Store", shards: 4, disk: 1.gigabyte, writes: 1_000.perSecond)
    let app = Service("App")
    let entry = Record("entry", ["text": 1_000.bytes])
    // 100 kB a second over 86,400 s are 8.64 GB on four times 1 GB.
    let picture = overview(
      Design("Full") {
        Traffic(peak: 1.times, planned: 1.day)
        Flow("Write", at: 100.perSecond) { app.writes(entry, to: store) }
      })
    #expect(picture.card("Store")?.badges.map(\.text) == ["disk 216 % full"])
    #expect(picture.card("Store")?.state == .overloaded)
  }
}
