/// Numbers that look random and are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A text with one or two of its tokens deleted, doubled, replaced, added or swapped.
func mutated(_ text: String, seed: UInt64) -> String {
  var numbers = SeededNumbers(seed: seed)
  var pieces = cut(text)
  for _ in 0..<(Bool.random(using: &numbers) ? 1 : 2) {
    let index = Int.random(in: 0..<pieces.count, using: &numbers)
    let foreign = foreignPieces[Int.random(in: 0..<foreignPieces.count, using: &numbers)]
    switch Int.random(in: 0..<5, using: &numbers) {
    case 0 where pieces.count > 1: pieces.remove(at: index)
    case 1: pieces.insert(pieces[index], at: index)
    case 2: pieces[index] = foreign
    case 3: pieces.insert(foreign, at: index)
    default: pieces.swapAt(index, min(index + 2, pieces.count - 1))
    }
  }
  return pieces.joined()
}

private let foreignPieces = [
  "(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "=", "\"", "let", "if", "for", "in", "else",
  "+",
  "-", "*", "!", "?", "...", "&&", "==", " ", "\n", "\\(", "1", "1.5", "func", "var", "a", "_", "@",
  "#", "nil", "true", "`", "/*", "//", "->", "<", ">", "as", "\"\"\"", "{ a in", "return", "$0",
  "&",
  "\\", "\"\\(", "self", "()", "a!", "a?", "a<b>()", "public", "case", "where", "await", "0x", "1e",
  "in:", "? a : b",
]

/// Words, strings, comments, blanks and single signs.
private func cut(_ text: String) -> [String] {
  var pieces: [String] = []
  var rest = text[...]
  while let first = rest.first {
    var piece: Substring
    if first == "\"" {
      let end = rest.dropFirst().firstIndex { $0 == "\"" || $0 == "\n" } ?? rest.endIndex
      piece = rest[..<end]
      if piece.endIndex < rest.endIndex, rest[piece.endIndex] == "\"" {
        piece = rest[..<rest.index(after: piece.endIndex)]
      }
    } else if rest.hasPrefix("//") {
      piece = rest.prefix { $0 != "\n" }
    } else if first.isLetter || first.isNumber || first == "_" {
      piece = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    } else if first.isWhitespace {
      piece = rest.prefix { $0.isWhitespace }
    } else {
      piece = rest.prefix(1)
    }
    pieces.append(String(piece))
    rest = rest[piece.endIndex...]
  }
  return pieces
}
