import Foundation
import Testing

struct EstimateCommandTests {
  private static let file = "Scenarios/URLShortener.swift"

  private func figures(_ design: String) throws -> [[String: Any]] {
    let answer = try Tool.json(["estimate", design])
    let data = try #require(answer["data"] as? [String: Any])
    return try #require(data["figures"] as? [[String: Any]])
  }

  @Test("every figure has the members that programs rely on")
  func shape() throws {
    let keys: Set<String> = [
      "subject", "subjectKind", "quantity", "unit", "value", "low", "high", "mean", "text",
      "derivation",
    ]
    for figure in try figures(Self.file) {
      #expect(keys.isSubset(of: figure.keys))
      #expect(["1/s", "B", "B/s", "s", "1", "USD"].contains(figure["unit"] as? String))
    }
  }

  @Test(
    "the URL shortener's figures come out as the brief has them",
    arguments: [
      ("Shorten a link", "rate-mean", 38.58), ("Shorten a link", "rate-peak", 115.74),
      ("Follow a link", "rate-mean", 3_858.02), ("Follow a link", "rate-peak", 11_574.07),
      ("Links", "storage-raw", 3e12), ("Links", "storage-stored", 9e12),
      ("Follow a link", "egress-mean", 2_700_617.28),
    ])
  func brief(subject: String, quantity: String, expected: Double) throws {
    let found = try figures(Self.file).filter {
      $0["subject"] as? String == subject && $0["quantity"] as? String == quantity
    }
    #expect(found.count == 1)
    let value = try #require(found.first?["value"] as? Double)
    #expect((value * 100).rounded() == (expected * 100).rounded())
    #expect((found.first?["derivation"] as? [String])?.isEmpty == false)
  }

  @Test("a figure nobody can know is null and says what would settle it")
  func unknown() throws {
    let folder = try Tool.Folder()
    try folder.write(
      """
      import SystemDesign
      let small = Design("Small") {
        let person = Client("Person")
        let app = Service("App")
        Flow("Ask", at: 5.perSecond) { person.calls(app) }
      }
      """, to: "small.swift")
    let found = try figures(folder.path + "/small.swift").filter {
      $0["subject"] as? String == "Ask" && $0["quantity"] as? String == "rate-peak"
    }
    #expect(found.first?["value"] is NSNull)
    #expect((found.first?["missing"] as? [String])?.first?.contains("Traffic(peak:") == true)
  }

  @Test("an explanation is something to say aloud")
  func explain() throws {
    let answer = try Tool.run(["estimate", Self.file, "--explain", "follow rate-peak"])
    #expect(answer.status == 0)
    #expect(answer.output.contains("visits per link: 100, from the brief"))
    #expect(answer.output.contains("× 3 = 3,858 /s × 3 = 11,574 /s"))
  }

  @Test("a figure that does not exist is answered with one that is near")
  func noSuchFigure() throws {
    let answer = try Tool.run(["estimate", Self.file, "--explain", "Lnks"])
    #expect(answer.status == 2)
    #expect(answer.messages == ["error: no figure is called 'Lnks'; did you mean 'Links'?"])
  }

  @Test("the same design as a file, a model, standard input and a scenario has the same figures")
  func roads() throws {
    let model = try Tool.run(["model", Self.file])
    let folder = try Tool.Folder()
    try folder.write(model.output, to: "model.json")
    let expected = try Tool.run(["estimate", Self.file]).output
    #expect(try Tool.run(["estimate", "model.json"], in: folder.path).output == expected)
    #expect(try Tool.run(["estimate", "-"], input: model.output).output == expected)
    #expect(try Tool.run(["estimate", "url-shortener"]).output == expected)
    #expect(!expected.isEmpty)
  }
}
