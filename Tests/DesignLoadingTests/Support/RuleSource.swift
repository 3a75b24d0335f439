import Critique

@testable import DesignLoading

/// The text of a rule, and of the designs that are its examples.
enum RuleSource {
  /// The file of a rule.
  static func path(of rule: any Rule) -> String? {
    let path = "\(package)/Sources/Critique/Rules/\(type(of: rule)).swift"
    return Platform.exists(path) ? path : nil
  }

  /// Each example as a design of its own; every word stands where it stands in the rule's file.
  static func examples(in text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var designs: [String] = []
    var start: Int?
    var isWithin = false
    for (index, line) in lines.enumerated() {
      if line.contains("static let examples") { isWithin = true }
      if isWithin, start == nil, line.hasSuffix("{"), line.hasPrefix("    ") { start = index }
      if let first = start, line == "    }," {
        designs.append(design(lines[(first + 1)..<index], after: first))
        start = nil
      }
      if line == "  ]" { isWithin = false }
    }
    return designs
  }

  private static func design(_ lines: ArraySlice<String>, after first: Int) -> String {
    let head = "let example = Design(\"Example\") {"
    return String(repeating: "\n", count: first - 1) + "import SystemDesign\n"
      + ([head] + lines + ["}"]).joined(separator: "\n")
  }
}
