import Critique
import SystemDesign
import Testing

@Suite("what is written twice")
struct WrittenTwiceTests {
  private func publishing(
    availability: Ratio? = nil, _ change: (Hop) -> Hop = { $0 }
  ) -> Design {
    Design("Desk") {
      let desk = Service("Desk", instances: 2)
      let text = Record("text", 1.kilobyte)
      let texts = Database("Texts", replicas: 1)
      let words = SearchIndex("Words", replicas: 1)
      Flow("Publish", at: 10.perSecond, availability: availability) {
        desk.writes(text, to: texts)
        change(desk.writes(text, to: words))
      }
    }
  }

  @Test("it is a warning where something is promised, a note where nothing is")
  func severity() {
    #expect(publishing().findings(of: "DA007").map(\.severity) == [.info])
    let promised = publishing(availability: 99.9.percent)
    #expect(promised.findings(of: "DA007").map(\.severity) == [.warning])
    let repaired = publishing(availability: 99.9.percent) { $0.retries(3).idempotent(by: "id") }
    #expect(repaired.findings(of: "DA007").map(\.severity) == [.info])
    // What is tried again and not idempotent is another mistake, and mends nothing.
    let retried = publishing(availability: 99.9.percent) { $0.retries(3) }
    #expect(retried.findings(of: "DA007").map(\.severity) == [.warning])
  }

  @Test("the words name who writes, what and where")
  func words() throws {
    let finding = try #require(publishing().findings(of: "DA007").first)
    #expect(
      finding.message == "'Desk' changes 'Texts' and 'Words', and nothing keeps the two together")
    #expect(finding.subject == .pair(from: "Desk", to: "Words"))
    #expect(
      finding.evidence == [
        "in 'Publish' it writes 'text' to 'Texts', then writes 'text' to 'Words': if it dies "
          + "meanwhile, not all of it is done, and nobody knows"
      ])
    #expect(
      finding.remedy
        == "let 'Texts' send its log of changes to a stream, and a worker write from it "
        + "to 'Words'; or say .atomic(by: …) on the hops, if something keeps them together")
  }

  @Test("a word that keeps them together, on either hop, is enough")
  func atomic() {
    #expect(publishing { $0.atomic(by: "two-phase commit") }.findings(of: "DA007").isEmpty)
  }

  @Test("the second hop may accept it")
  func accepted() {
    let design = publishing { $0.accepting("DA007", because: "it is indexed anew each night") }
    #expect(design.findings(of: "DA007").isEmpty)
    #expect(design.critique().accepted.count == 1)
  }

  @Test("three stores and two flows are one thing to say")
  func once() {
    let design = Design("Desk") {
      let desk = Service("Desk", instances: 2)
      let text = Record("text", 1.kilobyte)
      let texts = Database("Texts", replicas: 1)
      let words = SearchIndex("Words", replicas: 1)
      let news = Queue("News", replicas: 1)
      for name in ["Publish", "Correct"] {
        Flow(name, at: 10.perSecond) {
          desk.updates(text, in: texts)
          desk.updates(text, in: words)
          desk.sends(text, to: news)
        }
      }
    }
    let found = design.findings(of: "DA007")
    #expect(
      found.map(\.message) == [
        "'Desk' changes 'Texts' and 'Words' and sends to 'News', and nothing keeps them together"
      ])
    #expect(found.first?.flows == ["Publish", "Correct"])
    #expect(found.first?.evidence.count == 2)
  }

  @Test("what also follows the log of the first is made up for")
  func followed() {
    let design = Design("Desk") {
      let desk = Service("Desk", instances: 2)
      let text = Record("text", 1.kilobyte)
      let texts = Database("Texts", replicas: 1)
      let words = SearchIndex("Words", replicas: 1)
      let changes = Stream("Changes", replicas: 1)
      let clerk = Worker("Clerk", instances: 2)
      Flow("Publish", at: 10.perSecond) {
        desk.writes(text, to: texts)
        desk.writes(text, to: words)
      }
      Flow("Follow", at: 10.perSecond) {
        texts.sends(text, to: changes)
        changes.delivers(text, to: clerk)
        clerk.writes(text, to: words)
      }
    }
    #expect(design.findings(of: "DA007").isEmpty)
  }

  @Test("only what does not follow the log is named")
  func partly() {
    let design = Design("Desk") {
      let desk = Service("Desk", instances: 2)
      let text = Record("text", 1.kilobyte)
      let texts = Database("Texts", replicas: 1)
      let words = SearchIndex("Words", replicas: 1)
      let mirror = Database("Mirror", replicas: 1)
      let changes = Stream("Changes", replicas: 1)
      let clerk = Worker("Clerk", instances: 2)
      Flow("Publish", at: 10.perSecond) {
        desk.writes(text, to: texts)
        desk.writes(text, to: words)
        desk.writes(text, to: mirror)
        texts.sends(text, to: changes)
        changes.delivers(text, to: clerk)
        clerk.writes(text, to: words)
      }
    }
    #expect(
      design.findings(of: "DA007").map(\.message) == [
        "'Desk' changes 'Texts' and 'Mirror', and nothing keeps the two together"
      ])
  }

  @Test("one store and one of two others are two, and two messages are none")
  func ways() {
    func design(_ second: @escaping (Service, Record) -> [Step]) -> Design {
      Design("Desk") {
        let desk = Service("Desk", instances: 2)
        let text = Record("text", 1.kilobyte)
        let news = Queue("News", replicas: 1)
        Flow("Publish", at: 10.perSecond) {
          desk.sends(text, to: news)
          for step in second(desk, text) { step }
        }
      }
    }
    let either = design { desk, text in
      let east = Database("East", replicas: 1)
      let west = Database("West", replicas: 1)
      return [
        oneOf {
          desk.writes(text, to: east)
          desk.writes(text, to: west)
        }
      ]
    }
    #expect(either.findings(of: "DA007").count == 1)
    let messages = design { desk, text in [.hop(desk.sends(text, to: Queue("More", replicas: 1)))] }
    #expect(messages.findings(of: "DA007").isEmpty)
  }

  @Test("a worker that is called and not sent a message is waited for like any other")
  func called() {
    let design = Design("Desk") {
      let desk = Service("Desk", instances: 2)
      let clerk = Worker("Clerk", instances: 2)
      let text = Record("text", 1.kilobyte)
      let texts = Database("Texts", replicas: 1)
      let words = SearchIndex("Words", replicas: 1)
      Flow("Publish", at: 10.perSecond) {
        desk.calls(clerk, sending: text)
        clerk.writes(text, to: texts)
        clerk.writes(text, to: words)
      }
    }
    #expect(design.findings(of: "DA007").count == 1)
  }

  @Test("updates that whoever asked has done again are made up for, and new things are not")
  func askedAgain() {
    func editing(_ write: @escaping (Service, Record, SearchIndex) -> Hop) -> [Finding] {
      Design("Desk") {
        let writer = Client("Writer")
        let desk = Service("Desk", instances: 2)
        let text = Record("text", 1.kilobyte)
        Flow("Correct", at: 10.perSecond) {
          writer.calls(desk, sending: text).retries(3)
          desk.updates(text, in: Database("Texts", replicas: 1))
          write(desk, text, SearchIndex("Words", replicas: 1))
        }
      }
      .findings(of: "DA007")
    }
    #expect(editing { $0.updates($1, in: $2) }.isEmpty)
    #expect(editing { $0.writes($1, to: $2).idempotent(by: "id") }.isEmpty)
    #expect(editing { $0.writes($1, to: $2) }.count == 1)
  }
}
