/// Sets of variables as lists that share their tails.
///
/// A list is a place in a tree, and its members are those from there to the root. Each place also
/// knows one far above it (Myers, "An applicative random-access stack", 1983), so that where two
/// lists meet is found in logarithmic time.
struct Tails {
  typealias List = Int

  static let empty: List = 0

  private var members: [Int] = [-1]
  private var tails: [List] = [0]
  private var jumps: [List] = [0]
  private(set) var depths: [Int] = [0]
  /// The places that hold each variable.
  private var holders: [[List]]

  init(variableCount: Int) { holders = [[List]](repeating: [], count: variableCount) }

  /// A list with one more member, which it must not hold yet.
  mutating func adding(_ variable: Int, to tail: List) -> List {
    members.append(variable)
    tails.append(tail)
    depths.append(depths[tail] + 1)
    let jump = jumps[tail]
    jumps.append(
      depths[tail] - depths[jump] == depths[jump] - depths[jumps[jump]] ? jumps[jump] : tail)
    holders[variable].append(members.count - 1)
    return members.count - 1
  }

  /// The members of a list, down to one of its tails.
  func members(of list: List, downTo tail: List = 0) -> [Int] {
    var found: [Int] = []
    var list = list
    while list != tail {
      found.append(members[list])
      list = tails[list]
    }
    return found
  }

  /// What is in either.
  mutating func union(_ a: List, _ b: List) -> List {
    if a == b || b == Self.empty { return a }
    if a == Self.empty { return b }
    let meeting = meeting(a, b)
    let (long, short) = depths[a] >= depths[b] ? (a, b) : (b, a)
    var whole = long
    for variable in members(of: short, downTo: meeting)
    where !holds(long, variable, above: meeting) {
      whole = adding(variable, to: whole)
    }
    return whole
  }

  /// What is in both.
  mutating func intersection(_ a: List, _ b: List) -> List {
    if a == b { return a }
    if a == Self.empty || b == Self.empty { return Self.empty }
    let meeting = meeting(a, b)
    let (long, short) = depths[a] >= depths[b] ? (a, b) : (b, a)
    var common = meeting
    for variable in members(of: short, downTo: meeting)
    where holds(long, variable, above: meeting) {
      common = adding(variable, to: common)
    }
    return common
  }

  /// The longest tail that two lists share.
  func meeting(_ a: List, _ b: List) -> List {
    var a = tail(of: a, depth: min(depths[a], depths[b]))
    var b = tail(of: b, depth: depths[a])
    while a != b {
      if jumps[a] != jumps[b] {
        (a, b) = (jumps[a], jumps[b])
      } else {
        (a, b) = (tails[a], tails[b])
      }
    }
    return a
  }

  private func tail(of list: List, depth: Int) -> List {
    var list = list
    while depths[list] > depth { list = depths[jumps[list]] >= depth ? jumps[list] : tails[list] }
    return list
  }

  /// Whether a list holds a variable above one of its tails; whichever is quicker of asking its
  /// places and walking the list.
  private func holds(_ list: List, _ variable: Int, above end: List) -> Bool {
    if holders[variable].count * 8 < depths[list] - depths[end] {
      return holders[variable].contains { place in
        depths[place] <= depths[list] && tail(of: list, depth: depths[place]) == place
      }
    }
    var list = list
    while list != end {
      if members[list] == variable { return true }
      list = tails[list]
    }
    return false
  }
}
