/// An icon as the text of a graph asks for it: `<IMG SRC="napkin-icon:server:0e7490"/>`.
///
/// After the word `napkin-icon` stand the icon's name (letters, digits, hyphens) and its colour
/// (six hexadecimal digits), each after a colon. Whoever writes the graph needs to know no more: no
/// file, no folder. The image belongs in an HTML-like label, in a cell of a fixed size, because the
/// text without icons then has the same layout:
///
///     <TD FIXEDSIZE="TRUE" WIDTH="24" HEIGHT="24"><IMG SRC="napkin-icon:server:0e7490"/></TD>
struct IconReference: Hashable {
  let name: String
  /// The colour with its number sign, in small letters.
  let colour: String

  /// Reads the source of an image, or returns nil if it is not of the form above.
  init?(source: some StringProtocol) {
    let parts = source.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "napkin-icon", !parts[1].isEmpty, parts[2].utf8.count == 6,
      parts[1].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }),
      parts[2].allSatisfy({ $0.isASCII && $0.isHexDigit })
    else { return nil }
    name = String(parts[1])
    colour = "#" + parts[2].lowercased()
  }
}
