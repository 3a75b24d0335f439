/// Finds the name somebody meant, for the messages of this package; no word of the language.
package enum Nearest {
  /// The candidate that is a slip of the hand away from a word, if one is.
  ///
  /// One letter may differ in a word of up to three, two in one of up to seven, else three.
  package static func name(
    to word: String, in candidates: some Sequence<String>, within limit: Int = .max
  ) -> String? {
    let letters = Array(word.lowercased())
    // Nothing a person types is longer, and the work grows with the square.
    guard (1...64).contains(letters.count) else { return nil }
    let most = min(limit, letters.count < 4 ? 1 : letters.count < 8 ? 2 : 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != word {
      let other = Array(candidate.lowercased())
      guard abs(other.count - letters.count) <= most else { continue }
      let distance = Nearest.distance(letters, other)
      guard distance <= most, distance < max(other.count, letters.count) else { continue }
      if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// "did you mean 'Links'?", where one name is near.
  package static func guess(_ word: String, in candidates: some Sequence<String>) -> String? {
    name(to: word, in: candidates).map { "did you mean '\($0)'?" }
  }

  /// The question at the end of a message, or nothing.
  package static func question(_ word: String, in candidates: some Sequence<String>) -> String {
    guess(word, in: candidates).map { "; \($0)" } ?? ""
  }

  /// How many letters must be added, dropped, replaced or swapped with their neighbour.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
