/// Finds the name somebody is likely to have meant.
struct DidYouMean {
  private let names: [String]

  init(_ names: [String]) { self.names = names }

  /// "did you mean 'Links'?", where one name is near.
  func sentence(for word: String) -> String? {
    nearest(to: word).map { "did you mean '\($0)'?" }
  }

  /// The name with the fewest edits, where these are no more than a third of the word.
  func nearest(to word: String) -> String? {
    let wanted = Array(word.lowercased().prefix(64))
    let ranked = names.map {
      (name: $0, edits: Self.edits(wanted, Array($0.lowercased().prefix(64))))
    }
    guard let best = ranked.min(by: { $0.edits < $1.edits }),
      best.edits <= max(1, wanted.count / 3)
    else { return nil }
    return best.name
  }

  /// Insertions, removals, replacements and swaps of neighbours that turn one word into another.
  private static func edits(_ a: [Character], _ b: [Character]) -> Int {
    var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { rows[i][0] = i }
    for j in 0...b.count { rows[0][j] = j }
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    for i in 1...a.count {
      for j in 1...b.count {
        let replaced = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, replaced)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
        }
      }
    }
    return rows[a.count][b.count]
  }
}
