import SystemDesign

/// The way of an answer: calls one after the other, side by side, or one of several at random.
indirect enum Course {
  case call(Call)
  case sequence([Course])
  case parallel([Course])
  /// Each as likely as any other.
  case choice([Course])
  /// One after the other, the first of which says how long all of them are waited for.
  case cut([Course])

  /// What is asked at once and answers together.
  struct Call {
    /// As `StationList` has them.
    var rows: [[Term]] = []
    var visits: [Visit] = []
    /// What may be asked more than it can do, so that no answer comes.
    var overloads: [Overload] = []

    /// The same where the caller goes on without an answer that never comes.
    ///
    /// What is given up earlier for another reason stays so.
    func givenUp(after limit: Term) -> Call {
      Call(
        rows: rows.map { StationList.givenUp($0, after: limit) },
        visits: visits.map { visit in
          let row = StationList.givenUp(visit.row, after: limit)
          return Visit(
            component: visit.component, isNetwork: visit.isNetwork, row: StationList.cut(row))
        })
    }
  }

  /// Where one row of numbers is spent.
  struct Visit {
    let component: String
    let isNetwork: Bool
    let row: [Term]
  }

  /// All calls, in their order.
  var calls: [Call] {
    switch self {
    case .call(let call): [call]
    case .sequence(let parts), .parallel(let parts), .choice(let parts), .cut(let parts):
      parts.flatMap(\.calls)
    }
  }

  /// The same where the caller goes on without an answer that never comes.
  func givenUp(after limit: Term) -> Course {
    func all(_ parts: [Course]) -> [Course] { parts.map { $0.givenUp(after: limit) } }
    return switch self {
    case .call(let call): .call(call.givenUp(after: limit))
    case .sequence(let parts): .sequence(all(parts))
    case .parallel(let parts): .parallel(all(parts))
    case .choice(let parts): .choice(all(parts))
    case .cut(let parts): .cut(all(parts))
    }
  }

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
  private typealias Flat = (opens: [Group], closes: Int, rows: [[Term]])

  private var flat: [Flat] {
    switch self {
    case .call(let call): call.rows.isEmpty ? [] : [([], 0, call.rows)]
    case .sequence(let parts): Self.group(.sequence, parts.map(\.flat))
    case .parallel(let parts): Self.group(.parallel, parts.map(\.flat))
    case .cut(let parts): Self.group(.cut, parts.map(\.flat))
    // A way that nobody waits for is chosen as often as the others, and takes no time.
    case .choice(let parts):
      Self.group(.choice, parts.map { $0.flat.isEmpty ? [([], 0, [StationList.noTime])] : $0.flat })
    }
  }

  private static func group(_ group: Group, _ parts: [[Flat]]) -> [Flat] {
    let parts = parts.filter { !$0.isEmpty }
    var calls = parts.flatMap(\.self)
    guard parts.count > 1 else { return calls }
    calls[0].opens.insert(group, at: 0)
    calls[calls.count - 1].closes += 1
    return calls
  }
}
