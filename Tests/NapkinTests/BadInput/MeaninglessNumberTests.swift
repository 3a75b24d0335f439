import Foundation
import Testing

/// A number that nothing can have, on each of the three roads into a design: its text, its model, and
/// `--set`.
@Suite("a number that means nothing is told in one line, on every road")
struct MeaninglessNumberTests {
  private static let right = """
    import SystemDesign
    let design = Design("Shop") {
      let item = Record("item", 1.kilobyte)
      let answer = assume("answer", 700.bytes)
      let hits = assume("hits", 90.percent)
      let users = assume("daily users", 3_000_000.users)
      let parts = assume("parts", 4.times)
      let user = Client("User")
      let app = Service("App", instances: 2, each: 1_000.perSecond, taking: 1.milliseconds)
      let cache = Cache("Cache", each: 10_000.perSecond, taking: 1.milliseconds).hitting(hits)
      let store = Database("Store", reads: 1_000.perSecond, taking: 5.milliseconds)
      Traffic(peak: 2.times)
      Flow("Look", at: users.each(10.requests, per: .day) / parts, p99: 100.milliseconds) {
        user.calls(app, sending: 10.bytes, receiving: answer)
        app.reads(item, from: cache, else: store)
      }
    }

    """

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// In the text: what is written, and what in its place.
    let text: (old: String, new: String)
    /// In the model.
    let model: (old: String, new: String)
    let set: String
    /// What each road says, but for the place in front.
    let says: String
    var setSays: String?
  }

  static let cases = [
    Case(
      testDescription: "a hit ratio over a hundred percent", text: ("90.percent", "120.percent"),
      model: (#""literal": 90,"#, #""literal": 120,"#), set: "hits=120%",
      says: "'Cache' has a hit ratio of hits, from 120 %; say a share from 0 to 100 percent"),
    Case(
      testDescription: "a size below nothing", text: ("700.bytes", "(-700).bytes"),
      model: (#""literal": 700,"#, #""literal": -700,"#), set: "answer=-700 B",
      says: "the hop from 'User' to 'App' has an answer of answer, from -700 B; say 0 or more",
      setSays: "at character 2, a size is never less than nothing; say 0 or more"),
    Case(
      testDescription: "a range upside down",
      text: ("3_000_000.users", "4_000_000.users...1_000_000.users"),
      model: (
        #""literal": 3000000,"#, #""literal": 3000000,"#
      ), set: "daily users=4M...1M",
      says:
        "'Look' has a range upside down, 4 million to 1 million users; say the smaller end first",
      setSays:
        "at character 3, the range is upside down, 4 million users to 1 million users; "
        + "say the smaller end first"),
    Case(
      testDescription: "a divisor of nothing", text: ("4.times", "0.times"),
      model: (#""literal": 4,"#, #""literal": 0,"#), set: "parts=0",
      says: "'Look' has a division by parts, from 0 times; say more than 0"),
  ]

  private func folder(_ text: String) throws -> Tool.Folder {
    let folder = try Tool.Folder()
    try folder.write(text, to: "shop.swift")
    return folder
  }

  private func message(_ answer: Tool.Answer, status: Int32 = 2) throws -> String {
    #expect(answer.status == status)
    #expect(answer.output.isEmpty)
    #expect(answer.messages.count == 1)
    return try #require(answer.messages.first)
  }

  @Test("in the text of a design", arguments: cases)
  func text(it: Case) throws {
    let folder = try folder(Self.right.replacingOccurrences(of: it.text.old, with: it.text.new))
    let said = try message(try Tool.run(["estimate", "shop.swift"], in: folder.path))
    #expect(said.hasPrefix("shop.swift:") && said.hasSuffix(": error: " + it.says))
  }

  @Test("in a model", arguments: cases)
  func model(it: Case) throws {
    let folder = try folder(Self.right)
    var model = try Tool.run(["model", "shop.swift"], in: folder.path).output
    if it.model.old == it.model.new {
      model = Self.withRange(model, in: it.model.old)
    } else {
      #expect(model.components(separatedBy: it.model.old).count == 2)
      model = model.replacingOccurrences(of: it.model.old, with: it.model.new)
    }
    try folder.write(model, to: "shop.json")
    let said = try message(try Tool.run(["estimate", "shop.json"], in: folder.path))
    #expect(said.hasSuffix(": error: " + it.says), "\(said)")
  }

  /// The two ends of the range are formulas of their own, and every later one moves by two: the range is
  /// taken from a text in which it is the right way up, and its ends are exchanged.
  private static func withRange(_ model: String, in old: String) -> String {
    guard let folder = try? Tool.Folder() else { return model }
    let text = right.replacingOccurrences(
      of: "3_000_000.users", with: "1_000_000.users...4_000_000.users")
    try? folder.write(text, to: "shop.swift")
    let whole = (try? Tool.run(["model", "shop.swift"], in: folder.path).output) ?? ""
    return whole.replacingOccurrences(of: #""literal": 1000000,"#, with: #""literal": 7000000,"#)
      .replacingOccurrences(of: #""literal": 4000000,"#, with: #""literal": 1000000,"#)
      .replacingOccurrences(of: #""literal": 7000000,"#, with: #""literal": 4000000,"#)
  }

  @Test("by --set", arguments: cases)
  func set(it: Case) throws {
    let folder = try folder(Self.right)
    let answer = try Tool.run(["estimate", "shop.swift", "--set", it.set], in: folder.path)
    // What no reader of quantities takes is wrong usage; what the design cannot have is not.
    let status: Int32 = it.setSays?.hasPrefix("at character") == true ? 64 : 2
    #expect(
      try message(answer, status: status)
        == "error: --set \"\(it.set)\": \(it.setSays ?? it.says)")
  }

  @Test(
    "a unit of the wrong dimension by --set, and in a text",
    arguments: [
      ("daily users=3 GB", "at character 3, this is a size, and a count belongs here; say 200M"),
      (
        "answer=3 s",
        "at character 3, this is a stretch of time, and a size belongs here; say 12 GB"
      ),
      (
        "Look rate=5 B/s",
        "at character 3, this is a bandwidth, and a rate belongs here; say 3.5k/s"
      ),
      (
        "hits=3 req/s",
        "at character 3, this is a rate, and a share or a multiple belongs here; say 95 % or 3x"
      ),
    ])
  func dimension(set: String, says: String) throws {
    let folder = try folder(Self.right)
    let answer = try Tool.run(["estimate", "shop.swift", "--set", set], in: folder.path)
    #expect(try message(answer) == "error: --set \"\(set)\": \(says)")
  }

  @Test("a size in the place of a count is told in the text and in the model")
  func dimensionOfADesign() throws {
    let bad = try folder(
      Self.right.replacingOccurrences(of: "3_000_000.users", with: "3_000_000.bytes"))
    let said = try message(try Tool.run(["estimate", "shop.swift"], in: bad.path))
    #expect(said.contains("'DataSize' has no member 'each'"))

    let good = try folder(Self.right)
    let model = try Tool.run(["model", "shop.swift"], in: good.path).output
      .replacingOccurrences(
        of: "\"dimension\": \"count\",\n      \"literal\": 3000000",
        with: "\"dimension\": \"dataSize\",\n      \"literal\": 3000000")
    try good.write(model, to: "shop.json")
    let told = try message(try Tool.run(["estimate", "shop.json"], in: good.path))
    #expect(told.contains("dataSize") && told.contains("is no count"), "\(told)")
  }

  @Test(
    "a queue that is asked for more than it can do is unstable, and by how much, on every road",
    arguments: ["text", "model", "set"])
  func unstable(road: String) throws {
    let many = Self.right.replacingOccurrences(of: "3_000_000.users", with: "30_000_000.users")
    let folder = try folder(road == "set" ? Self.right : many)
    var arguments = ["estimate", "shop.swift"]
    if road == "model" {
      let model = try Tool.run(["model", "shop.swift"], in: folder.path).output
      try folder.write(model, to: "shop.json")
      arguments = ["estimate", "shop.json"]
    }
    if road == "set" { arguments += ["--set", "daily users=30M"] }
    let text = try Tool.run(arguments, in: folder.path)
    #expect(text.status == 0)
    // 30 million × 10 ÷ 4 ÷ 86,400 × 2: 1,736 a second, 174 of which the store reads.
    #expect(!text.output.contains("unstable"))
    let set = ["--set", "daily users=300M"]
    let over = try Tool.run(Array(arguments.prefix(2)) + set, in: folder.path)
    #expect(over.status == 0)
    #expect(over.output.contains("'App' is unstable: asked 17,361 /s, can do 2,000 /s"))
    #expect(over.output.contains("'Store' is unstable: asked 1,736 /s, can do 1,000 /s"))
    let json = try Tool.run(
      Array(arguments.prefix(2)) + set + ["--format", "json"], in: folder.path)
    for word in ["nan", "NaN", "inf,", "Infinity"] { #expect(!json.output.contains(word)) }
    #expect(json.output.contains("'App' is unstable: asked 17,361 /s, can do 2,000 /s"))
  }
}
