import SystemDesign

/// Why a design cannot be had from a file.
public enum LoadingError: Error, Sendable {
  /// The file is not there, or is no text that could be a design.
  case unreadable(path: String, says: String)
  /// The file begins like JSON and is not.
  case notJSON(path: String, JSONError)
  /// The file is JSON and no model.
  case notAModel(path: String, line: Int, column: Int, ModelError)
  /// The reader or the compiler refuses the file.
  case refused(path: String, [Diagnostic])
  /// The file's own code stopped, was stopped, or did not come to its end.
  case stopped(path: String, line: Int?, column: Int?, says: String)
  /// The file makes no design, or more than one.
  case made(path: String, [Part.ID])
  /// The design says what cannot be meant.
  case mistakes([Mistake])
  /// A helper is missing or broken: the compiler, the modules, the disk.
  case helper(says: String)

  /// The status to exit with: 3 for a helper, 2 for everything that cannot be judged.
  public var exitStatus: Int32 {
    if case .helper = self { 3 } else { 2 }
  }

  /// What to print, a line each: at most five, and how many more there are.
  public var lines: [String] {
    let all = allLines.map(Shortened.line)
    guard all.count > 5 else { return all }
    let more = all.count - 5
    return all.prefix(5) + ["and \(more) more error\(more == 1 ? "" : "s")"]
  }

  private var allLines: [String] {
    switch self {
    case .unreadable(let path, let says): ["\(path): error: \(says)"]
    case .notJSON(let path, let error):
      ["\(path):\(error.line):\(error.column): error: \(error.says)"]
    case .notAModel(let path, let line, let column, let error):
      ["\(path):\(line):\(column): error: \(error)"]
    case .refused(let path, let diagnostics): diagnostics.map { $0.text(in: path) }
    case .stopped(let path, let line, let column, let says):
      [
        [path, line.map(String.init), column.map(String.init)].compactMap { $0 }
          .joined(separator: ":") + ": error: \(says)"
      ]
    case .made(let path, let designs): [Self.made(designs, path)]
    case .mistakes(let mistakes):
      mistakes.map {
        "\($0.origin.file):\($0.origin.line):\($0.origin.column): error: \($0.says); \($0.instead)"
      }
    case .helper(let says): ["error: \(says)"]
    }
  }

  private static func made(_ designs: [Part.ID], _ path: String) -> String {
    guard designs.count > 1 else {
      return "\(path): error: this file makes no design; say let shop = Design(\"Shop\") { … }"
    }
    let names = designs.map { "'\($0.name)' on line \($0.origin.line)" }
    let place = designs[1].origin
    return
      "\(path):\(place.line):\(place.column): error: this file makes \(designs.count) designs, "
      + names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
      + "; a file holds one"
  }
}
