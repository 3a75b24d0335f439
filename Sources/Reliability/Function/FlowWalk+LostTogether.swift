/// What a hop needs where things may be lost together that send load to what it asks.
extension FlowWalk {
  /// A hop in a situation, and the components that others may send load to.
  struct Meeting {
    let hop: Int
    let startsHere: Bool
    let parts: [Int]
    let situation: Situation
    /// What it needs while nothing comes besides.
    let alone: SuccessFunction.ID
    /// The choices whose ways are open as the situation says.
    let choices: [EnclosingChoice]
  }

  /// What is lost together, and what must be up lest it is.
  struct Group {
    let up: SuccessFunction.ID
    /// Whether it may be lost without what else needs the same.
    var isApart = false
    /// Where it is lost only if a part of a cache is as well.
    var behind: Behind?
    /// The share of each that is lost.
    var shares: [Int: Double]
    /// What it then sends at most.
    var sent: [Int: GroupMaker.Loads] = [:]
    /// The hops of it that fail of what then comes to them, and so are still asked.
    var asked: Set<FlowHop> = []

    /// Those together of which any sends as much as any other, such as the shards of a store.
    static func alike(_ groups: [Group]) -> [[Group]] {
      var places: [[Int: Double]: Int] = [:]
      return groups.reduce(into: []) { alike, group in
        if let place = places[group.shares] {
          alike[place].append(group)
        } else {
          places[group.shares] = alike.count
          alike.append([group])
        }
      }
    }
  }

  /// The part of a cache without which something is lost, and what else must be up lest it is.
  struct Behind: Equatable {
    /// The cache, as what must be up lest anything of it is lost.
    let cache: SuccessFunction.ID
    /// How many parts of it are lost, and what must be up lest as many are.
    let lost: Int
    let holds: SuccessFunction.ID
    let other: SuccessFunction.ID
  }

  /// As many combinations of groups are looked at one by one.
  private static let fewCombinations = 256

  /// As many cases are told apart of how much of caches is lost.
  private static let fewCases = 64

  /// What hangs on the same is one loss; what nothing makes fail is none.
  mutating func lostTogether(_ places: [Int], to parts: [Int]) -> [Group] {
    let groups = places.flatMap { place in
      isUp(place).filter { $0.up != SuccessFunction.always }.map { portion in
        Group(
          up: portion.up, isApart: portion.isApart, behind: portion.behind,
          shares: [place: portion.share])
      }
    }
    return together(groups, sendingTo: parts)
  }

  /// Those that hang on the same as one.
  private func together(_ groups: [Group], sendingTo parts: [Int]) -> [Group] {
    var found: [Group] = []
    var numbers: [SuccessFunction.ID: Int] = [:]
    for group in groups {
      if !group.isApart, let number = numbers[group.up] {
        found[number].shares.merge(group.shares, uniquingKeysWith: +)
      } else {
        if !group.isApart { numbers[group.up] = found.count }
        found.append(group)
      }
    }
    guard let diversions = situations?.diversions else { return found }
    for number in found.indices {
      found[number].sent = diversions.sent(by: found[number].shares, to: parts)
      found[number].asked = diversions.overloaded(among: found[number].shares.keys)
    }
    return found
  }

  /// What a hop needs where any of these may be lost, with all that then comes.
  mutating func need(where groups: [Group], _ meeting: Meeting) -> SuccessFunction.ID {
    let alike = Group.alike(groups)
    let combinations = alike.reduce(1) { min($0, Self.fewCombinations) * ($1.count + 1) }
    guard combinations > Self.fewCombinations else { return each(of: alike, meeting) }
    guard let cases = Self.cases(of: groups) else { return any(of: groups, meeting) }
    // By how much of each cache is lost at least: what is behind a cache is then lost as if there
    // were none, and what is behind more of it is not.
    let needs = cases.map { lost in
      let groups = groups.compactMap { group -> Group? in
        guard let behind = group.behind else { return group }
        guard lost.contains(where: { $0.cache == behind.cache && $0.lost >= behind.lost }) else {
          return nil
        }
        return Group(up: behind.other, isApart: group.isApart, shares: group.shares)
      }
      let need = need(where: together(groups, sendingTo: meeting.parts), meeting)
      return any(lost.map(\.holds) + [need])
    }
    return all(needs)
  }

  /// Which part of each cache is lost, the least first; nil where no cache stands before anything, or
  /// too many do.
  private static func cases(of groups: [Group]) -> [[Behind]]? {
    var parts: [SuccessFunction.ID: [Int: Behind]] = [:]
    for behind in groups.compactMap(\.behind) {
      parts[behind.cache, default: [:]][behind.lost] = behind
    }
    let count = parts.values.reduce(1) { min($0, fewCases + 1) * ($1.count + 1) }
    guard (2...fewCases).contains(count) else { return nil }
    return parts.sorted { $0.key < $1.key }.reduce([[]]) { cases, cache in
      let lost = [nil] + cache.value.sorted { $0.key < $1.key }.map(\.value)
      return cases.flatMap { before in lost.map { before + ($0.map { [$0] } ?? []) } }
    }
  }

  /// With every combination of a few: so many of each that are alike.
  private mutating func each(of alike: [[Group]], _ meeting: Meeting) -> SuccessFunction.ID {
    guard let situations else { return meeting.alone }
    var needs = [meeting.alone]
    // What fewer of them ask for is not asked for again by more.
    var known = [(counts: alike.map { _ in 0 }, need: meeting.alone)]
    func isKnown(_ counts: [Int], _ need: SuccessFunction.ID) -> Bool {
      known.contains { $0.need == need && zip($0.counts, counts).allSatisfy(<=) }
    }
    for counts in Self.counts(upTo: alike.map(\.count)) where !isKnown(counts, Self.never) {
      let lost = zip(alike, counts).flatMap { $0.prefix($1) }
      // Where even the most that they send asks no more than fewer did, nor does what they send.
      let most = heaviest(of: lost.map(\.sent), meeting)(lost.count)
      if isKnown(counts, need(meeting, most)) { continue }
      guard !situations.isExhausted else {
        builder.isCutShort = true
        break
      }
      let shares = lost.map(\.shares).reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
      // What lies in one cache is lost once, whichever flows miss it.
      var losses = shares.reduce(Losses.none) { sum, one in
        sum.union(situations.diversions.all[one.key].losses(min(1, one.value)))
      }
      losses.asked = lost.reduce(into: []) { $0.formUnion($1.asked) }
      let then = situations.situation(in: meeting.situation, losing: losses)
      let need = need(meeting, then.raised)
      guard !isKnown(counts, need) else { continue }
      known.append((counts, need))
      let fewer = zip(alike, counts).filter { $1 > 0 }.map { groups, count in
        atLeast(groups.count - count + 1, groups.map(\.up))
      }
      needs.append(any(fewer + [need]))
      note(lost, meeting, then.raised)
    }
    return all(needs)
  }

  /// All numbers of losses but none, the fewest first.
  private static func counts(upTo most: [Int]) -> [[Int]] {
    let all = most.reduce([[]]) { all, most in
      all.flatMap { counts in (0...most).map { counts + [$0] } }
    }
    let totals = all.map { $0.reduce(0, +) }
    return all.indices.filter { totals[$0] > 0 }.sorted { (totals[$0], $0) < (totals[$1], $1) }
      .map { all[$0] }
  }

  /// With any so many of many, as if they were those that send most: exact where all send alike, else
  /// on the safe side.
  private mutating func any(of groups: [Group], _ meeting: Meeting) -> SuccessFunction.ID {
    let heaviest = heaviest(of: groups.map(\.sent), meeting)
    let ups = groups.map(\.up)
    var needs = [meeting.alone]
    var (before, fewest) = (meeting.alone, 1)
    // More ask for more, so that the first number of them that does is found by halves.
    while before != Self.never, need(meeting, heaviest(groups.count)) != before {
      var most = groups.count
      while fewest < most {
        let middle = (fewest + most) / 2
        if need(meeting, heaviest(middle)) != before { most = middle } else { fewest = middle + 1 }
      }
      before = need(meeting, heaviest(fewest))
      needs.append(any([atLeast(groups.count - fewest + 1, ups), before]))
    }
    if needs.count > 1 {
      if groups.contains(where: { $0.sent != groups[0].sent }) {
        builder.simplifications.insert(.heaviestFirst)
      }
      note(groups, meeting, heaviest(fewest))
    }
    return all(needs)
  }
}
