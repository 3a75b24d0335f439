import Foundation
import Testing

@Suite("Another input than the design's") struct SetTests {
  private static let design = "url-shortener"

  private func value(
    _ subject: String, _ quantity: String, _ options: [String], of design: String = design
  ) throws -> [String: Any] {
    let answer = try Tool.json(["estimate", design] + options)
    let data = try #require(answer["data"] as? [String: Any])
    let figures = try #require(data["figures"] as? [[String: Any]])
    return try #require(
      figures.first {
        $0["subject"] as? String == subject && $0["quantity"] as? String == quantity
      })
  }

  private func number(
    _ subject: String, _ quantity: String, _ options: String..., of design: String = design
  ) throws -> Double {
    try #require(try value(subject, quantity, options, of: design)["value"] as? Double)
  }

  @Test("an assumption is set wherever it stands")
  func assumption() throws {
    let rate = try number("Shorten a link", "rate-mean", "--set", "new links=200M")
    #expect(abs(rate - 2e8 / 2_592_000) < 1e-9)
    #expect(try number("Follow a link", "rate-mean", "--set", "new links=200M") == rate * 100)
    #expect(try number("Links", "storage-raw", "--set", "new links=200M") == 6e12)
  }

  @Test("a range takes the place of a number, and every figure that rests on it has one")
  func range() throws {
    let figure = try value(
      "Links", "storage-stored", ["--set", "new links=80M...125M"])
    #expect(figure["text"] as? String == "9.00 TB")
    #expect(figure["low"] as? Double ?? 0 < 7.3e12)
    #expect(figure["high"] as? Double ?? 0 > 11.1e12)
    // Lognormal: σ is ln 1.25 ÷ 1.645, and the mean exp(σ² ÷ 2) times the middle.
    #expect(abs((figure["mean"] as? Double ?? 0) / 9.0832e12 - 1) < 1e-4)
  }

  @Test("the peak, the horizon and one flow's rate are set by their names")
  func others() throws {
    #expect(
      try abs(number("Follow a link", "rate-peak", "--set", "peak=5x") / 19_290.123 - 1) < 1e-6)
    #expect(try number("Links", "storage-raw", "--horizon", "10y") == 3e12)
    #expect(try number("Links", "storage-raw", "--horizon", "2 years") == 1.2e12)
    #expect(
      try number("Links", "storage-raw", "--horizon", "2 years")
        == number("Links", "storage-raw", "--set", "horizon=24 months"))
    let alone = ["--set", "Shorten a link rate=100/s"]
    #expect(try value("Shorten a link", "rate-mean", alone)["value"] as? Double == 100)
    #expect(
      try number("Follow a link", "rate-mean", "--set", "Shorten a link rate=100/s")
        == number("Follow a link", "rate-mean"))
  }

  @Test("what holds for all traffic is set where the design says nothing of it")
  func noTraffic() throws {
    let folder = try Tool.Folder()
    try folder.write(Self.bare, to: "bare.swift")
    let file = folder.path + "/bare.swift"
    #expect(try number("Ask", "rate-peak", "--set", "peak=4", of: file) == 20)
    let answer = try Tool.run(["estimate", file, "--set", "peak=4", "-q"])
    #expect(answer.output.contains("    peak    not stated   4 times\n"))
  }

  private static let bare = """
    import SystemDesign
    let bare = Design("Bare") {
      let people = Client("People")
      let app = Service("App", instances: 2, each: 50.perSecond)
      let batch = assume("batch", 10.times)
      Flow("Ask", at: 5.perSecond) { people.calls(app, sending: 1.kilobyte, receiving: 1.byte) }
      Flow("Gather", at: 40.perSecond / batch) { people.calls(app) }
    }

    """

  @Test("what was set stands at the top, as it was and as it is")
  func shown() throws {
    let answer = try Tool.run([
      "estimate", Self.design, "-q", "--set", "new links=80M...125M", "--horizon", "10y",
    ])
    #expect(
      answer.output.hasPrefix(
        """
        URL shortener · estimate                                      peak ×3 · horizon 10 years

          Changed       was                 is
            new links   100 million links   80 million to 125 million links
            horizon     5 years             10 years


        """))
    let explained = try Tool.run([
      "estimate", Self.design, "--set", "new links=200M", "--explain", "Shorten a link",
    ])
    #expect(
      explained.output.hasPrefix(
        "changed: new links from 100 million links to 200 million links\n\n"))
    #expect(explained.output.contains("new links: 200 million links, from the command line"))
    let answerJSON = try Tool.json(["estimate", Self.design, "--set", "new links=2.5M"])
    let data = try #require(answerJSON["data"] as? [String: Any])
    let changed = try #require(data["changed"] as? [[String: Any]])
    #expect(changed.first?["was"] as? String == "100 million links")
    #expect(changed.first?["exact"] as? String == "2500000")
  }

  @Test(
    "a divisor of zero is told in one line, and no number that is none is answered",
    arguments: ["text", "json", "markdown", "csv"])
  func zero(format: String) throws {
    let folder = try Tool.Folder()
    try folder.write(Self.bare, to: "bare.swift")
    for more in [[], ["--explain", "Gather"]] {
      let answer = try Tool.run(
        ["estimate", "bare.swift", "--set", "batch=0", "--format", format] + more, in: folder.path)
      #expect(answer.status == 2)
      #expect(answer.output.isEmpty)
      #expect(answer.messages.count == 1)
      #expect(answer.messages.first?.contains("a division by batch, from 0") == true)
    }
  }

  @Test("more draws and another seed change a sampled range a little and no value")
  func sampling() throws {
    let folder = try Tool.Folder()
    try folder.write(
      Self.bare.replacingOccurrences(
        of: "at: 5.perSecond", with: "at: (4.perSecond ... 6.perSecond) + 40.perSecond / batch"),
      to: "sum.swift")
    let file = folder.path + "/sum.swift"
    func figure(_ options: String...) throws -> [String: Any] {
      try value("Ask", "rate-mean", ["--set", "batch=5...20"] + options, of: file)
    }
    let (one, other) = (try figure(), try figure("--seed", "7"))
    #expect(one["value"] as? Double == other["value"] as? Double)
    #expect(one["low"] as? Double != other["low"] as? Double)
    #expect(try figure("--seed", "7")["low"] as? Double == other["low"] as? Double)
    let many = try figure("--samples", "50000")
    let lows = (one["low"] as? Double ?? 0, many["low"] as? Double ?? 1)
    #expect(abs(lows.0 / lows.1 - 1) < 0.02)
  }

  static let rows = [
    BadRow(
      "an input that there is not", ["estimate", design, "--set", "new lnks=5M"],
      says: "error: --set \"new lnks=5M\": the design has no input of that name; "
        + "did you mean 'new links'?"),
    BadRow(
      "an input that is near no other", ["estimate", design, "--set", "daily readers=200M"],
      says: "error: --set \"daily readers=200M\": the design has no input of that name; "
        + "it has 'new links', 'visits per link', 'links visited', "
        + "'clicks that are a link's first in half a minute', "
        + "'clicks that are a link's first in an hour', 'looks at a link's counts' and 13 more"),
    BadRow(
      "a word of an input", ["estimate", design, "--set", "visited=200M"],
      says: "error: --set \"visited=200M\": the design has no input of that name; "
        + "did you mean 'links visited'?"),
    BadRow(
      "a value of another dimension", ["estimate", design, "--set", "new links=200 GB"],
      says: "error: --set \"new links=200 GB\": at character 5, this is a size, and a count "
        + "belongs here; say 200M"),
    BadRow(
      "a share where something is counted", ["estimate", design, "--set", "new links=50 %"],
      says: "error: --set \"new links=50 %\": at character 4, this is a share or a multiple, "
        + "and a count belongs here; say 200M"),
    BadRow(
      "a horizon that is a size", ["estimate", design, "--horizon", "10 GB"],
      says: "error: --horizon \"10 GB\": at character 4, this is a size, and a stretch of time "
        + "belongs here; say 300 ms or 5 years"),
    BadRow(
      "a peak below the mean", ["estimate", design, "--set", "peak=50%"],
      says: "error: --set \"peak=50%\": Traffic has a peak of 50 %; say 1.times or more"),
    BadRow(
      "a share over all", ["estimate", design, "--set", "busy=120 %"],
      says: "error: --set \"busy=120 %\": Traffic has a busy share of 120 %; "
        + "say more than 0 and at most 100 percent"),
    BadRow(
      "no time at all", ["estimate", design, "--horizon", "0 years"],
      says: "error: --horizon \"0 years\": Traffic has a horizon of 0 years; say more than 0"),
    BadRow(
      "a range upside down", ["estimate", design, "--set", "new links=120M…80M"], status: 64,
      says: "error: --set \"new links=120M…80M\": at character 5, the range is upside down, "
        + "120 million links to 80 million links; say the smaller end first"),
    BadRow(
      "less than nothing", ["estimate", design, "--set", "new links=-5M"], status: 64,
      says: "error: --set \"new links=-5M\": at character 2, a count is never less than nothing; "
        + "say 0 or more"),
    BadRow(
      "a unit that there is not", ["estimate", design, "--horizon", "10 yeers"], status: 64,
      says: "error: --horizon \"10 yeers\": at character 4, no unit is called 'yeers'; "
        + "did you mean 'years'?"),
    BadRow(
      "no value", ["estimate", design, "--set", "new links"], status: 64,
      says: "error: --set \"new links\" gives no value; say --set \"daily readers=200M\""),
    BadRow(
      "no name", ["estimate", design, "--set", "=200M"], status: 64,
      says: "error: --set \"=200M\" names nothing; say --set \"daily readers=200M\""),
    BadRow(
      "the same twice", ["estimate", design, "--horizon", "10y", "--set", "Horizon=5y"], status: 64,
      says: "error: 'horizon' is set twice; set it once"),
    BadRow(
      "a number beyond all numbers", ["estimate", design, "--set", "new links=1e400"], status: 64,
      says: "error: --set \"new links=1e400\": at character 1, the number is larger than any that "
        + "can be worked with; say 200M"),
    BadRow(
      "too few draws", ["estimate", design, "--samples", "5"], status: 64,
      says: "error: '--samples 5' is not possible; say 100 to 100,000; "
        + "'napkin estimate --help' says what there is"),
    BadRow(
      "a seed that is no number", ["estimate", design, "--seed", "x"], status: 64,
      says: "error: the value 'x' is invalid for '--seed <number>'; "
        + "'napkin estimate --help' says what there is"),
    BadRow(
      "a form that there is not", ["estimate", design, "--format", "xml"], status: 64,
      says: "error: the value 'xml' is invalid for '--format <format>'; "
        + "please provide one of 'text', 'json', 'markdown' or 'csv'"),
  ]

  @Test("what cannot be set is told in one line", arguments: rows)
  func refused(row: BadRow) throws { try row.check() }

  @Test("a range set for a peak or a rate drives figures under its name")
  func named() throws {
    let answer = try Tool.run([
      "estimate", Self.design, "--set", "peak=2x...8x", "--set", "Follow a link rate=1k/s...9k/s",
      "--explain", "Follow a link rate-peak",
    ]).output
    #expect(answer.contains("Follow a link rate, 1,000 to 9,000 /s: "))
    #expect(answer.contains("peak, 2 to 8 times: "))
  }
}
