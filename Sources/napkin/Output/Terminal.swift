import Estimation

/// How this program writes to whoever reads it.
struct Terminal: Sendable {
  /// Whether colours are written.
  let hasColour: Bool
  /// Whether signs beyond ASCII can be read.
  let hasSigns: Bool
  /// The columns to keep within.
  let width: Int

  /// The terminal this process has: colour only where a person looks and does not mind it.
  static let current = Terminal(
    hasColour: Platform.outputIsTerminal && (Platform.environment("NO_COLOR") ?? "").isEmpty
      && Platform.environment("TERM") != "dumb",
    hasSigns: speaksUTF8,
    width: min(max(Platform.terminalWidth ?? 100, 60), 120))

  /// As the locale says; where it says nothing, files and pipes are taken to be UTF-8.
  private static var speaksUTF8: Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { Platform.environment($0) }
      .first { !$0.isEmpty }
    guard Platform.outputIsTerminal, let locale else { return true }
    return locale.lowercased().contains("utf")
  }

  enum Style: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
  }

  /// The text in a style, where styles are shown.
  func style(_ text: String, _ style: Style) -> String {
    hasColour && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// A bar for a share of a whole; what is over the end says so.
  func bar(_ share: Double, length: Int = 20) -> String {
    let (full, empty, over) = hasSigns ? ("█", "░", "▶ over") : ("#", ".", "> over")
    guard share <= 1 else { return String(repeating: full, count: length) + over }
    let filled = Int((max(0, share) * Double(length)).rounded())
    return String(repeating: full, count: filled) + String(repeating: empty, count: length - filled)
  }

  /// Results go to the standard output, in the alphabet that can be read there.
  func say(_ text: String) throws {
    try Platform.answer(Array((readable(text) + "\n").utf8))
  }

  /// What is no result: warnings, and what to type next.
  func note(_ text: String) { Platform.put(Array((readable(text) + "\n").utf8), to: 2) }

  private func readable(_ text: String) -> String {
    guard !hasSigns else { return text }
    let plain = [
      ("×", "x"), ("÷", "/"), ("−", "-"), ("→", "->"), ("←", "<-"), ("·", "-"), ("…", "..."),
      ("µ", "u"),
      ("↳", ">"), ("├─", "|-"), ("└─", "`-"), ("│", "|"),
    ]
    return plain.reduce(text) { $0.replacingAll($1.0, with: $1.1) }
  }
}

extension String {
  /// Every occurrence replaced.
  func replacingAll(_ old: String, with new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }

  /// Safe to show: one line, without signs that steer the terminal or turn the reading direction.
  var onOneLine: String {
    if isPlain { return self }
    return String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: " "
          case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: "\u{FFFD}"
          default: scalar
          }
        }))
  }

  /// The columns it takes on a terminal.
  var columns: Int {
    if isPlain { return unicodeScalars.count }
    return reduce(0) { total, character in total + character.columns }
  }

  /// Cut to so many columns, with a sign that it was cut.
  func cut(to width: Int) -> String {
    guard columns > width, width > 1 else { return self }
    var text = ""
    var used = 0
    for character in self {
      if used + character.columns > width - 1 { break }
      text.append(character)
      used += character.columns
    }
    return text + "…"
  }
}

extension Character {
  /// Two for East Asian wide signs and emoji, none for what only joins others.
  fileprivate var columns: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200D, 0xFE00...0xFE0F, 0xFEFF: return 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
