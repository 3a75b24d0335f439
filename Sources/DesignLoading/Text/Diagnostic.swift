import DesignEvaluation

/// One message about a design's text, of the reader or of the compiler.
public struct Diagnostic: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable { case error, warning }

  /// The line in the design file; nil where the message is about no line of it.
  public let line: Int?
  /// The column in the line.
  public let column: Int?
  /// How bad it is.
  public let severity: Severity
  /// What it says.
  public let says: String

  /// The message as a line: `file:line:column: error: …`.
  public func text(in path: String) -> String {
    let place = [path, line.map(String.init), column.map(String.init)].compactMap { $0 }
    return place.joined(separator: ":") + ": \(severity.rawValue): \(says)"
  }

  /// The messages about a file in what the compiler printed, each once, in the order of the file.
  static func read(_ output: String, about path: String) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return output.split(separator: "\n").compactMap { read(String($0), about: path) }
      .filter { seen.insert($0).inserted }
      .enumerated().sorted { a, b in
        (a.element.line ?? .max, a.element.column ?? .max, a.offset)
          < (b.element.line ?? .max, b.element.column ?? .max, b.offset)
      }
      .map(\.element)
  }

  private static func read(_ line: String, about path: String) -> Diagnostic? {
    if line.hasPrefix(path + ":") {
      let rest = line.dropFirst(path.count + 1).split(
        separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
      guard rest.count == 4, let line = Int(rest[0]), let column = Int(rest[1]),
        let severity = Severity(rawValue: trimmed(rest[2]))
      else { return nil }
      return Diagnostic(line: line, column: column, severity: severity, says: trimmed(rest[3]))
    }
    // The driver's own messages, and those about no file.
    for start in ["error: ", "<unknown>:0: error: ", "<unknown>: error: "]
    where line.hasPrefix(start) {
      return Diagnostic(
        line: nil, column: nil, severity: .error, says: String(line.dropFirst(start.count)))
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " })
  }
}

extension Diagnostic {
  /// What the reader says; what only the compiler reads gets the way on.
  init(_ complaint: Complaint, _ severity: Severity) {
    let way = complaint.isSwift ? "; if you trust the file, --compile has swiftc read it" : ""
    self.init(
      line: complaint.place.line, column: complaint.place.column, severity: severity,
      says: complaint.says + way)
  }
}
