import Foundation
import Testing

@Suite("The figures in other forms") struct FormatTests {
  private static let file = "Scenarios/URLShortener.swift"

  /// What RFC 4180 makes of a text: rows of fields.
  private func fields(_ text: String) -> [[String]] {
    var (rows, row, field) = ([[String]](), [String](), "")
    var isQuoted = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(field)
        field = ""
      case "\r" where !isQuoted: continue
      case "\n" where !isQuoted:
        rows.append(row + [field])
        (row, field) = ([], "")
      default: field.unicodeScalars.append(scalar)
      }
    }
    return rows
  }

  @Test("CSV has the same figures as JSON, to the last bit")
  func csv() throws {
    let answer = try Tool.run(["estimate", Self.file, "--format", "csv"])
    let rows = fields(answer.output)
    #expect(
      rows.first == ["subject", "measure", "value", "unit", "text", "low", "high", "kind"])
    #expect(rows.allSatisfy { $0.count == 8 })
    #expect(answer.output.hasSuffix("\r\n"))
    // Foundation's reader of JSON is off in the last bit, so the texts are compared.
    let json = try Tool.run(["estimate", Self.file, "--format", "json"]).output
    func column(_ key: String) -> [String] {
      json.split(separator: "\n").compactMap { line in
        let parts = line.components(separatedBy: "\"\(key)\": ")
        guard parts.count == 2, parts[0].allSatisfy({ $0 == " " }) else { return nil }
        let value = parts[1].hasSuffix(",") ? String(parts[1].dropLast()) : parts[1]
        return value == "null" ? "" : value
      }
    }
    for (place, key) in [(2, "value"), (5, "low"), (6, "high")] {
      #expect(rows.dropFirst().map { $0[place] } == column(key))
    }
    #expect(rows.dropFirst().map { "\"\($0[4])\"" } == column("text"))
    #expect(rows.count > 100)
  }

  private static let awkward = """
    import SystemDesign
    let awkward = Design("A | *bold* <b>$x$") {
      let people = Client("People, \\"all\\"")
      let app = Service("App|pipe_", instances: 2, each: 50.perSecond)
      Flow("Ask,\\nthen \\"tell\\"", at: 5.perSecond) { people.calls(app, sending: 1.kilobyte) }
    }

    """

  @Test("names that would break a table stand in it as they are")
  func awkwardNames() throws {
    let folder = try Tool.Folder()
    try folder.write(Self.awkward, to: "awkward.swift")
    let csv = try Tool.run(["estimate", "awkward.swift", "--format", "csv"], in: folder.path)
    #expect(fields(csv.output).allSatisfy { $0.count == 8 })
    #expect(csv.output.contains("\"Ask, then \"\"tell\"\"\",rate-mean,5,1/s,5 /s,5,5,flow\r\n"))
    let page = try Tool.run(["estimate", "awkward.swift", "--format", "markdown"], in: folder.path)
    #expect(page.output.hasPrefix("# A \\| \\*bold\\* \\<b\\>\\$x\\$ · estimate\n"))
    #expect(page.output.contains("| App\\|pipe\\_ ×2 |"))
  }

  @Test("Markdown has tables with as many cells in every row")
  func markdown() throws {
    let answer = try Tool.run(["estimate", Self.file, "--format", "markdown"])
    #expect(answer.status == 0)
    #expect(answer.output.hasPrefix("# URL shortener · estimate\n\npeak ×3 · horizon 5 years\n"))
    for title in ["Traffic", "Bandwidth", "Storage", "Load at the peak", "Traffic by component"] {
      #expect(answer.output.contains("\n## \(title)\n\n| "))
    }
    for table in answer.output.components(separatedBy: "\n\n") where table.hasPrefix("|") {
      let widths = table.split(separator: "\n").map { line in
        line.replacingOccurrences(of: "\\|", with: "").filter { $0 == "|" }.count
      }
      #expect(Set(widths).count == 1)
    }
    #expect(answer.output.contains("| Links | 1.67 GB | 600 GB | 3.00 TB | 9.00 TB | 3 copies |"))
  }

  @Test("an explanation is a tree, then something to say aloud, then what drives it")
  func explanation() throws {
    let options = ["--set", "new links=80M...125M", "--explain", "Links storage-stored"]
    let text = try Tool.run(["estimate", Self.file] + options).output
    #expect(text.contains("  ├─ mean of 'Shorten a link' = new links ÷ month"))
    #expect(
      text.contains(
        "  │  └─ new links: 80 million to 125 million links, so 100 M in the middle, "
          + "from the command line\n"))
    #expect(text.contains("  In your head\n"))
    #expect(text.contains("the exact 9.00 TB") || text.contains("the exact figure is 9.00 TB"))
    #expect(
      text.contains(
        "  What drives it\n    new links, 80 million to 125 million links: 7.20 TB to 11.3 TB, "
          + "100 % of the spread\n"))
    let page = try Tool.run(["estimate", Self.file, "--format", "markdown"] + options).output
    for heading in ["**How**", "**In your head**", "**What drives it**"] {
      #expect(page.contains("\n\(heading)\n\n- "))
    }
    let json = try Tool.json(["estimate", Self.file] + options)
    let figures = (json["data"] as? [String: Any])?["figures"] as? [[String: Any]]
    let figure = try #require(figures?.first)
    let drivers = try #require(figure["drivers"] as? [[String: Any]])
    #expect(drivers.map { $0["share"] as? Double } == [1])
    let aloud = try #require(figure["aloud"] as? [String: Any])
    let factor = try #require(aloud["factor"] as? Double)
    let value = try #require(figure["value"] as? Double)
    #expect(factor == (aloud["value"] as? Double ?? 0) / value)
  }

  @Test("every measure stands on the page")
  func complete() throws {
    let answer = try Tool.run(["estimate", Self.file, "--format", "csv"])
    let rows = fields(answer.output).dropFirst()
    let page = try Tool.run(["estimate", Self.file, "--format", "markdown"]).output
    let shown = rows.filter { !["pair", "system"].contains($0[7]) && !$0[1].hasPrefix("util") }
    for row in shown where row[1] != "instances-needed" {
      #expect(page.contains("| \(row[4]) |"), "\(row)")
    }
  }
}
