/// Sets of variables as lists that share their tails.
///
/// A list is a place in a tree, and its members are those from there to the root. Each place also
/// knows one far above it (Myers, "An applicative random-access stack", 1983), so that where two
/// lists meet is found in logarithmic time.
struct Tails {
  typealias List = Int32

  static let empty: List = 0

  private struct Place {
    let member: Int32
    let depth: Int32
    let tail: List
    let jump: List
    /// The place before this one that holds the same variable; 0 for none.
    let holder: List
  }

  private var places = [Place(member: -1, depth: 0, tail: 0, jump: 0, holder: 0)]
  /// The last place that holds each variable, and how many do.
  private var holders: [(last: List, count: Int32)]
  /// The last marking in which each variable was marked.
  private var marks: [Int32]
  private var marking: Int32 = 0

  init(variableCount: Int) {
    holders = [(last: List, count: Int32)](repeating: (0, 0), count: variableCount)
    marks = [Int32](repeating: 0, count: variableCount)
  }

  func depth(of list: List) -> Int32 { places[Int(list)].depth }

  /// A list with one more member, which it must not hold yet.
  mutating func adding(_ variable: Int32, to tail: List) -> List {
    let below = places[Int(tail)]
    let jump = places[Int(below.jump)]
    let far =
      below.depth - jump.depth == jump.depth - places[Int(jump.jump)].depth ? jump.jump : tail
    let (last, count) = holders[Int(variable)]
    holders[Int(variable)] = (List(places.count), count + 1)
    places.append(
      Place(member: variable, depth: below.depth + 1, tail: tail, jump: far, holder: last))
    return List(places.count - 1)
  }

  /// The members of a list, down to one of its tails.
  func members(of list: List, downTo tail: List = 0) -> [Int32] {
    var found: [Int32] = []
    found.reserveCapacity(Int(depth(of: list) - depth(of: tail)))
    var list = list
    while list != tail {
      found.append(places[Int(list)].member)
      list = places[Int(list)].tail
    }
    return found
  }

  /// What is in either.
  mutating func union(_ a: List, _ b: List) -> List {
    if a == b || b == Self.empty { return a }
    if a == Self.empty { return b }
    let meeting = meeting(a, b)
    let (long, short) = depth(of: a) >= depth(of: b) ? (a, b) : (b, a)
    var whole = long
    for variable in members(of: short, ifHeld: false, by: long, above: meeting) {
      whole = adding(variable, to: whole)
    }
    return whole
  }

  /// What is in both.
  mutating func intersection(_ a: List, _ b: List) -> List {
    if a == b { return a }
    if a == Self.empty || b == Self.empty { return Self.empty }
    let meeting = meeting(a, b)
    let (long, short) = depth(of: a) >= depth(of: b) ? (a, b) : (b, a)
    var common = meeting
    for variable in members(of: short, ifHeld: true, by: long, above: meeting) {
      common = adding(variable, to: common)
    }
    return common
  }

  /// The longest tail that two lists share.
  func meeting(_ a: List, _ b: List) -> List {
    var a = tail(of: a, depth: min(depth(of: a), depth(of: b)))
    var b = tail(of: b, depth: depth(of: a))
    while a != b {
      let (placeA, placeB) = (places[Int(a)], places[Int(b)])
      (a, b) =
        placeA.jump != placeB.jump ? (placeA.jump, placeB.jump) : (placeA.tail, placeB.tail)
    }
    return a
  }

  private func tail(of list: List, depth: Int32) -> List {
    var list = list
    while self.depth(of: list) > depth {
      let place = places[Int(list)]
      list = self.depth(of: place.jump) >= depth ? place.jump : place.tail
    }
    return list
  }

  /// The members above a shared tail that another list holds too, or does not.
  private mutating func members(
    of short: List, ifHeld isHeld: Bool, by long: List, above meeting: List
  ) -> [Int32] {
    let candidates = members(of: short, downTo: meeting)
    let room = depth(of: long) - depth(of: meeting)
    // Whichever is quicker: asking the places of each, or walking the long list once.
    let asking = candidates.reduce(0) { $0 + 8 * Int(holders[Int($1)].count) }
    if asking < room {
      return candidates.filter { isHeld == holds(long, $0) }
    }
    marking += 1
    var list = long
    while list != meeting {
      marks[Int(places[Int(list)].member)] = marking
      list = places[Int(list)].tail
    }
    return candidates.filter { isHeld == (marks[Int($0)] == marking) }
  }

  /// Whether a place of the variable is one of the list.
  private func holds(_ list: List, _ variable: Int32) -> Bool {
    var place = holders[Int(variable)].last
    while place != 0 {
      let depth = depth(of: place)
      if depth <= self.depth(of: list) && tail(of: list, depth: depth) == place { return true }
      place = places[Int(place)].holder
    }
    return false
  }
}
