import Testing

struct CheckTests {
  @Test("figures from elsewhere stand beside those of the design, with how far they are apart")
  func table() throws {
    let folder = try Tool.Folder()
    try folder.write(
      """
      import SystemDesign

      let feed = Design("Feed") {
        let posted = assume("posts", 6_000.perSecond)
        let writer = Service("Writer")
        let timelines = Cache("Timelines")
        Flow("Post", at: posted) { writer.writes(8.bytes, to: timelines, times: 75.times) }
        Check("deliveries", posted * 75.times, against: 345_000.perSecond, from: "a talk")
        Check("posts", posted, against: 60.perSecond)
      }
      """, to: "feed.swift")
    let answer = try Tool.run(["estimate", "feed.swift"], in: folder.path)
    let lines = answer.output.split(separator: "\n").map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(answer.status == 0)
    #expect(lines.contains("deliveries 450 k/s 345 k/s 30.4 % a talk"))
    #expect(lines.contains("posts 6,000 /s 60 /s 100 times"))

    let critique = try Tool.run(["critique", "feed.swift"], in: folder.path)
    #expect(critique.status == 1)
    #expect(critique.output.contains("error[CAP001] 'posts' comes to 6,000 /s"))
  }
}
