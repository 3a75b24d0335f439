import SystemDesign

/// The way of an answer: calls one after the other, side by side, or one of several at random.
indirect enum Course {
  /// The rows of one call, as `StationList` has them.
  case call([[Term]])
  case sequence([Course])
  case parallel([Course])
  /// Each as likely as any other.
  case choice([Course])
  /// One after the other, the first of which says how long all of them are waited for.
  case cut([Course])

  /// The rows of all calls, which say in their first two numbers where groups begin and end, and in
  /// their third which call it is.
  var rows: [[Term]] {
    flat.enumerated().flatMap { index, call in
      let (opens, closes) = (call.opens.reduce(0) { $0 * 5 + $1.rawValue }, call.closes)
      let last = call.rows.count - 1
      return call.rows.enumerated().map { place, row in
        [.number(place == 0 ? opens : 0), .number(place == last ? closes : 0), .number(index)]
          + row.dropFirst(3)
      }
    }
  }

  /// How the parts of a group stand to each other.
  enum Group: Int { case sequence = 1, parallel, choice, cut }

  /// Groups are opened before a call, the outermost first, and closed after it.
  private typealias Call = (opens: [Group], closes: Int, rows: [[Term]])

  private var flat: [Call] {
    switch self {
    case .call(let rows): rows.isEmpty ? [] : [([], 0, rows)]
    case .sequence(let parts): Self.group(.sequence, parts.map(\.flat))
    case .parallel(let parts): Self.group(.parallel, parts.map(\.flat))
    case .cut(let parts): Self.group(.cut, parts.map(\.flat))
    // A way that nobody waits for is chosen as often as the others, and takes no time.
    case .choice(let parts):
      Self.group(.choice, parts.map { $0.flat.isEmpty ? [([], 0, [StationList.noTime])] : $0.flat })
    }
  }

  private static func group(_ group: Group, _ parts: [[Call]]) -> [Call] {
    let parts = parts.filter { !$0.isEmpty }
    var calls = parts.flatMap(\.self)
    guard parts.count > 1 else { return calls }
    calls[0].opens.insert(group, at: 0)
    calls[calls.count - 1].closes += 1
    return calls
  }
}
