import DesignEvaluation
import DesignLoading
import Glibc
import SystemDesign

/// Any text is read as a design file; what makes a design is written and read as a model.
enum DesignTarget {
  static let target = Target(
    name: "designs", run: run, seeds: { files.compactMap(text) }, mutated: mutated)

  private static func run(_ bytes: [UInt8]) throws(Fault) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    let reading = Reading(text, path: "fuzz.swift")
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + bytes.count { $0 == 13 } + 1
    for complaint in reading.errors + reading.warnings {
      guard (1...lines).contains(complaint.place.line), complaint.place.column >= 1,
        complaint.place.column <= bytes.count + 1
      else { throw Fault("a complaint outside the text: \(complaint.place)") }
      guard !complaint.says.isEmpty, !complaint.says.contains("napkin's own table") else {
        throw Fault("a complaint that helps nobody: \(complaint.says)")
      }
    }
    guard reading.errors.isEmpty || reading.designs.isEmpty else {
      throw Fault("a design with errors")
    }
    for design in reading.designs where design.mistakes.isEmpty { try check(design) }
  }

  private static func check(_ design: Design) throws(Fault) {
    guard let text = try? Model.encode(design).text else { return }
    let again: Design
    do {
      again = try Model.read(Array(text.utf8), from: "again.json")
    } catch {
      throw Fault("what was read as text is no model: \(error.lines)")
    }
    guard let twice = try? Model.encode(again).text, Array(twice.utf8) == Array(text.utf8) else {
      throw Fault("the model of the model differs")
    }
  }

  // MARK: Inputs

  private static let package = #filePath.components(
    before: "/Fuzzing/Sources/fuzz/Targets/DesignTarget.swift")

  private static let files =
    ["Scenarios/URLShortener", "Tests/DesignLoadingTests/Designs/Forms"]
    .map { "\(package)/\($0).swift" }
    + ["BatchPipeline", "InternalTool", "StaticSite"].map {
      "\(package)/Tests/SystemDesignTests/SmallDesigns/\($0).swift"
    } + ["\(package)/Tests/DesignLoadingTests/Support/Vocabulary.swift"]

  private static func text(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }

  /// One to four words or signs taken away, said twice, exchanged, or put in from elsewhere.
  private static func mutated(_ bytes: [UInt8], _ seed: UInt64) -> [UInt8]? {
    var dice = Dice(state: seed)
    var pieces = pieces(of: bytes)
    guard pieces.count > 1 else { return nil }
    for _ in 0..<Int.random(in: 1...4, using: &dice) {
      let one = Int.random(in: 0..<pieces.count, using: &dice)
      let other = Int.random(in: 0..<pieces.count, using: &dice)
      switch Int.random(in: 0..<5, using: &dice) {
      case 0: pieces[one] = []
      case 1: pieces.insert(pieces[one], at: other)
      case 2: pieces.swapAt(one, other)
      case 3: pieces[one] = pieces[other]
      default: pieces[one] = strange.randomElement(using: &dice) ?? []
      }
    }
    return Array(pieces.joined())
  }

  /// A text cut into words, numbers, spaces and signs.
  private static func pieces(of bytes: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    for byte in bytes {
      if let last = pieces.last?.last, isWord(byte), isWord(last) {
        pieces[pieces.count - 1].append(byte)
      } else {
        pieces.append([byte])
      }
    }
    return pieces
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 128...:
      true
    default: false
    }
  }

  private static let strange = [
    "(", ")", "{", "}", "[", "]", "\"", "\\(", "\"\"\"", "#\"", "/*", "*/", "//", "\n", ";", ",",
    ":", ".", "...", "..<", "?", "!", "-", "+", "&&", "==", "nil", "true", "9223372036854775807",
    "1e308", "0x", "1e999", "0.1", "-1", "if", "else", "for", "in", "let", "func", "import",
    "SystemDesign", ".init", "Flow", "Design", "Service", "calls", "reads", "$0", "`", "\u{0}",
    "\u{202E}", "é", "🚀", "= ", "{ }", "[:]", "[]", "()", "\\u{110000}", "some", "any", "<", ">",
  ].map { Array($0.utf8) }
}

extension String {
  /// The part before an ending, or all of it.
  fileprivate func components(before ending: String) -> String {
    hasSuffix(ending) ? String(dropLast(ending.count)) : self
  }
}
