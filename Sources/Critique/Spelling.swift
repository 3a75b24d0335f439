/// Which of several names was likely meant.
enum Spelling {
  /// The nearest name with at most one letter in three wrong; capitals do not count.
  static func nearest(to name: String, among names: [String]) -> String? {
    let wanted = Array(name.lowercased())
    // Nothing a person types is longer, and the work grows with the square.
    guard (1...64).contains(wanted.count) else { return nil }
    let measured = names.map { (name: $0, distance: distance(wanted, Array($0.lowercased()))) }
    guard let best = measured.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, wanted.count / 3) ? best.name : nil
  }

  /// The letters to add, drop or change.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var next = [i + 1]
      for (j, other) in b.enumerated() {
        next.append(min(row[j] + (letter == other ? 0 : 1), row[j + 1] + 1, next[j] + 1))
      }
      row = next
    }
    return row[b.count]
  }
}
