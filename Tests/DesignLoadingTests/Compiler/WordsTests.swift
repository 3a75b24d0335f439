import SystemDesign
import Testing

@testable import DesignLoading

@Suite("The words that messages know") struct WordsTests {
  private let files: [String]

  init() throws {
    files = try sources(under: package + "/Sources/SystemDesign")
      .filter { !$0.contains("/Instead/") }.map(text(of:))
  }

  private func matches(_ pattern: Regex<(Substring, Substring)>) -> Set<String> {
    Set(files.flatMap { $0.matches(of: pattern.anchorsMatchLineEndings()).map { String($0.1) } })
  }

  @Test("every function, unit and fixed word of the language is known")
  func members() {
    let functions = matches(/^\s*public (?:static )?func (\w+)/)
      .union(matches(/^\s*public static (?:let|var) (\w+)/))
      // What only gives a stored fact is no word of the language.
      .union(matches(/^\s*public var (\w+): \w+\?? \{[ ](?!said\.value)/))
      .filter { !$0.hasPrefix("build") }
    #expect(functions.count > 200)
    #expect(functions.subtracting(Vocabulary.members) == [])
    #expect(Vocabulary.members.subtracting(functions.union(cases)) == [])
  }

  /// The cases of every enum, without what stands in their brackets.
  private var cases: Set<String> {
    let lines = matches(/^\s*(?:public [\w ]*enum [^{\n]*\{ )?case (\w[^\n]*)/)
    return Set(
      lines.map { $0.replacing(/\([^)]*\)/, with: "") }
        .flatMap { $0.split(separator: ",") }
        .compactMap { $0.firstMatch(of: /^ *(\w+)/).map { String($0.1) } })
  }

  @Test("every kind of thing is known")
  func types() {
    let types = matches(/^public (?:indirect |final )?(?:struct|enum|class|protocol) (\w+)/)
    #expect(types.count > 90)
    #expect(types == Vocabulary.types.union(types.filter { $0.hasSuffix("Builder") }))
  }

  @Test("what is said of a flow alone is known")
  func flows() throws {
    func functions(_ name: String) throws -> Set<String> {
      let text = try text(of: "\(package)/Sources/SystemDesign/Flows/\(name)+Modifiers.swift")
      return Set(text.matches(of: /public func (\w+)/).map { String($0.1) })
    }
    #expect(try functions("Flow").subtracting(functions("Hop")) == Vocabulary.ofFlows)
  }

  @Test(
    "the nearest name is a slip of the hand away",
    arguments: [
      ("hotLink", "hotLinks"), ("Databse", "Database"), ("gigabites", "gigabytes"),
      ("wrties", "writes"), ("App", "Ap"), ("xyz", nil), ("", nil),
    ] as [(String, String?)])
  func nearest(_ word: String, _ name: String?) {
    let names = ["hotLinks", "Database", "gigabytes", "writes", "Ap", "Client"]
    #expect(Nearest.name(to: word, in: names) == name)
  }

  @Test("of two names as near, the first by the alphabet is asked for, always")
  func ties() {
    #expect(Nearest.name(to: "boat", in: ["coat", "boot", "goat"]) == "boot")
    #expect(Nearest.name(to: "boat", in: ["goat", "boot", "coat"]) == "boot")
  }
}
