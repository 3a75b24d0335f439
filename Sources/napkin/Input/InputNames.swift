import SystemDesign

/// The names of the inputs that a design has, for whoever mistyped one.
struct InputNames {
  /// Each once, in the order of the file; what the file does not say comes last.
  let all: [String]

  /// - Parameter placed: names, and where each is said; nil for what can be set without being said.
  init(_ placed: [(name: String, origin: Origin?)], in file: String) {
    func rank(_ origin: Origin?) -> (Int, String, Int, Int) {
      guard let origin else { return (2, "", 0, 0) }
      return (origin.file == file ? 0 : 1, origin.file, origin.line, origin.column)
    }
    let sorted = placed.enumerated().sorted { a, b in
      let (one, other) = (rank(a.element.origin), rank(b.element.origin))
      return one == other ? a.offset < b.offset : one < other
    }
    var seen: Set<String> = []
    all = sorted.map(\.element.name).filter { seen.insert($0).inserted }
  }

  /// The one that was meant, or the first few; a design may have thousands.
  func instead(of typed: String) -> String {
    // A word that only one has says more than letters that are alike.
    let words = Self.words(typed)
    let near = all.filter { name in words.allSatisfy(Self.words(name).contains) }
    if near.count == 1, !words.isEmpty { return "did you mean '\(near[0])'?" }
    if let guess = Nearest.guess(typed, in: all) { return guess }
    return "it has " + all.prefix(6).map { "'\($0)'" }.joined(separator: ", ")
      + (all.count > 6 ? " and \(all.count - 6) more" : "")
  }

  private static func words(_ name: String) -> [String] {
    name.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
