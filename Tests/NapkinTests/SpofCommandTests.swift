import Foundation
import Testing

struct SpofCommandTests {
  /// The URL shortener in a folder of its own, with one thing said otherwise.
  private func variant(_ old: String, _ new: String) throws -> Tool.Folder {
    let text = try String(
      contentsOfFile: Tool.package + "/Scenarios/URLShortener.swift", encoding: .utf8)
    #expect(text.contains(old))
    let folder = try Tool.Folder()
    try folder.write(text.replacingOccurrences(of: old, with: new), to: "shortener.swift")
    return folder
  }

  private func flows(in folder: String, _ design: String) throws -> [[String: Any]] {
    let answer = try Tool.json(["spof", design], in: folder)
    let data = try #require(answer["data"] as? [String: Any])
    return try #require(data["flows"] as? [[String: Any]])
  }

  private func points(_ flow: [String: Any]) throws -> [[String: Any]] {
    try #require(flow["singlePoints"] as? [[String: Any]])
  }

  @Test("the URL shortener has only points that others run")
  func reference() throws {
    let found = try flows(in: Tool.package, "Scenarios/URLShortener.swift")
    #expect(found.count == 4)
    let all = try found.flatMap(points)
    #expect(all.compactMap { $0["name"] as? String } == ["DNS"])
    #expect(all.allSatisfy { $0["managed"] as? Bool == true })
    #expect(try Tool.run(["spof", "Scenarios/URLShortener.swift"]).status == 0)
  }

  @Test("sets with a zone for a machine are counted as what they are")
  func setsByPlace() throws {
    let answer = try Tool.run(["spof", "Scenarios/URLShortener.swift", "--order", "2"])
    #expect(
      answer.output.contains(
        "and 6 sets in which a zone takes the place of a machine that stands in it"))
  }

  @Test(
    "one instance is named with the flows it takes down and its place",
    arguments: [
      (
        "LoadBalancer(\"Edge\", instances: 6, each: 5_000",
        "LoadBalancer(\"Edge\", instances: 1, each: 40_000", "Edge",
        ["Follow a link", "Shorten a link", "Take down a link", "See the counts"]
      ),
      (
        "Service(\"Redirects\", instances: 12, each: 2_000",
        "Service(\"Redirects\", instances: 1, each: 90_000", "Redirects", ["Follow a link"]
      ),
    ])
  func structural(old: String, new: String, name: String, taken: [String]) throws {
    let folder = try variant(old, new)
    let text = try folder.read("shortener.swift")
    let line =
      try #require(
        text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
          $0.contains(new)
        }) + 1
    var flowsTaken: [String] = []
    for flow in try flows(in: folder.path, "shortener.swift") {
      for point in try points(flow) where point["name"] as? String == name {
        flowsTaken.append(try #require(flow["flow"] as? String))
        #expect(point["kind"] as? String == "component")
        #expect(point["cause"] as? String == "structural")
        #expect(point["managed"] as? Bool == false)
        #expect(point["file"] as? String == "shortener.swift")
        #expect(point["line"] as? Int == line)
        #expect((point["column"] as? Int ?? 0) > 1)
      }
    }
    #expect(flowsTaken == taken)
    #expect(try Tool.run(["spof", "shortener.swift"], in: folder.path).status == 1)
    let critique = try Tool.run(["critique", "shortener.swift"], in: folder.path)
    #expect(critique.status == 1)
    #expect(critique.output.contains("error[AV001]"))
    #expect(critique.output.contains("shortener.swift:\(line):"))
  }

  @Test("two instances that cannot carry the peak alone are a capacity point")
  func capacity() throws {
    let folder = try variant(
      "Service(\"Redirects\", instances: 12, each: 2_000",
      "Service(\"Redirects\", instances: 2, each: 8_000")
    let found = try flows(in: folder.path, "shortener.swift").flatMap(points)
      .filter { $0["name"] as? String == "Redirects" }
    #expect(found.compactMap { $0["cause"] as? String } == ["capacity"])
    #expect(try Tool.run(["spof", "shortener.swift"], in: folder.path).status == 1)
  }

  @Test("every flow has the members that programs rely on")
  func shape() throws {
    for flow in try flows(in: Tool.package, "url-shortener") {
      #expect(Set(flow.keys).isSuperset(of: ["flow", "availability", "singlePoints", "cutSets"]))
      let availability = try #require(flow["availability"] as? [String: Any])
      #expect(Set(availability.keys).isSuperset(of: ["value", "target"]))
      for cut in try #require(flow["cutSets"] as? [[String: Any]]) {
        #expect(cut["order"] as? Int == (cut["members"] as? [String])?.count)
      }
    }
  }

  @Test("an unknown flow is answered with one that is near")
  func unknownFlow() throws {
    let answer = try Tool.run(["spof", "url-shortener", "--flow", "Folow a link"])
    #expect(answer.status == 2)
    #expect(
      answer.messages == ["error: no flow is called 'Folow a link'; did you mean 'Follow a link'?"])
  }

  @Test("only what has to do with a flow is told of it")
  func onlyOne() throws {
    let folder = try Tool.Folder()
    try folder.write(
      """
      import SystemDesign

      let two = Design("Two") {
        Traffic(peak: 2.times)
        let caller = Client("Caller")
        let front = Service("Front", instances: 4, each: 100.perSecond)
        let other = Service("Other", instances: 1, each: 100.perSecond)
        let jobs = Queue("Jobs")
        let hand = Worker("Hand", instances: 1, each: 100.perSecond)
        Flow("Good", at: 10.perSecond) { caller.calls(front) }
        Flow("Bad", at: 10.perSecond) {
          caller.calls(front)
          front.calls(other).timeout(100.milliseconds).retries(3)
          front.sends(100.bytes, to: jobs)
          jobs.delivers(100.bytes, to: hand)
        }
      }
      """, to: "two.swift")
    let one = try Tool.run(["spof", "two.swift", "--flow", "Good", "--all"], in: folder.path).output
    #expect(one.contains("'Front'"))
    #expect(!one.contains("'Other'") && !one.contains("'Jobs'") && !one.contains("'Hand'"))
    let all = try Tool.run(["spof", "two.swift", "--all"], in: folder.path).output
    #expect(all.contains("'Other'") && all.contains("'Jobs'"))
    let data = try #require(
      try Tool.json(["spof", "two.swift", "--flow", "Good"], in: folder.path)["data"]
        as? [String: Any])
    #expect((data["backlogs"] as? [Any])?.isEmpty == true)
    #expect((data["losses"] as? [[String: Any]])?.map { $0["name"] as? String } == ["Front"])
  }
}
