/// Cuts what would fill a screen and say nothing: a message may quote a name of a megabyte.
enum Shortened {
  private static let mostOfName = 60
  private static let mostOfLine = 1_000

  /// A name as a message quotes it.
  static func name(_ name: String) -> String {
    name.utf8.count > mostOfName
      ? String(name.unicodeScalars.prefix(mostOfName - 20)) + "…" : name
  }

  /// A line with its end, where the remedy is.
  static func line(_ line: String) -> String {
    guard line.utf8.count > mostOfLine else { return line }
    let scalars = line.unicodeScalars
    guard scalars.count > mostOfLine else { return line }
    return String(scalars.prefix(mostOfLine - 300)) + " … " + String(scalars.suffix(290))
  }
}
