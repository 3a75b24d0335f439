/// What a hop needs where others send load to the same components.
extension FlowWalk {
  /// What a hop needs itself, with what comes besides when others are lost that send what they did to
  /// the same components.
  mutating func carrying(
    _ number: Int, startsHere: Bool, _ situation: Situation
  ) -> SuccessFunction.ID {
    let key = MetHop(
      hop: number, startsHere: startsHere, situation: ObjectIdentifier(situation),
      choices: choices.flatMap { [$0.number, $0.way] })
    if let known = met[key] { return known }
    let need = newlyCarrying(number, startsHere: startsHere, situation)
    met[key] = need
    return need
  }

  /// A hop as it is met again when the functions of other turns are written down.
  struct MetHop: Hashable {
    let hop: Int
    let startsHere: Bool
    let situation: ObjectIdentifier
    /// The choices it stands in, and the way of each.
    let choices: [Int]
  }

  private mutating func newlyCarrying(
    _ number: Int, startsHere: Bool, _ situation: Situation
  ) -> SuccessFunction.ID {
    let alone = own(number, startsHere: startsHere, situation.raised)
    guard let situations, !isFull, depth > 0, alone != Self.never else { return alone }
    let leg = outline.legs[number]
    let meeting = Meeting(
      hop: number, startsHere: startsHere,
      parts: leg.stations + leg.behind + leg.stations.flatMap(builder.topology.counts),
      situation: situation,
      alone: alone, choices: isRecording ? [] : choices)
    let diversions = situations.diversions
    let others = diversions.reaching(meeting.parts, besides: situation.losses)
      .filter { place in
        !meeting.choices.contains { $0.governs(diversions.all[place], in: situations.flow) }
      }
    guard !others.isEmpty,
      asks(meeting, others.map { diversions.sent(by: [$0: 1], to: meeting.parts) })
    else { return alone }
    let groups = lostTogether(others, to: meeting.parts)
    guard asks(meeting, groups.map(\.sent)) else { return alone }
    let alike = Group.alike(groups)
    let combinations = alike.reduce(1) { min($0, Self.fewCombinations) * ($1.count + 1) }
    let need =
      combinations > Self.fewCombinations ? any(of: groups, meeting) : each(of: alike, meeting)
    return ofSome(need, number)
  }

  /// Executions that do not run a hop need nothing of it, nor that nothing be lost which sends more
  /// there.
  private mutating func ofSome(
    _ need: SuccessFunction.ID, _ number: Int
  ) -> SuccessFunction.ID {
    guard !isRecording, need != Self.never else { return need }
    return builder.sometimes(outline.chances[number], need)
  }

  /// A hop in a situation, and the components that others may send load to.
  private struct Meeting {
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
  private struct Group {
    let up: SuccessFunction.ID
    /// The share of each that is lost.
    var shares: [Int: Double]
    /// What it then sends at most.
    var sent: [Int: GroupMaker.Loads] = [:]

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

  /// As many combinations of groups are looked at one by one.
  private static let fewCombinations = 256

  /// As many overloads that follow from each other are looked at.
  static let mostInARow = 8

  /// Whether a hop needs more where all of some others are lost at once.
  private mutating func asks(_ meeting: Meeting, _ sent: [[Int: GroupMaker.Loads]]) -> Bool {
    need(meeting, heaviest(of: sent, meeting)(sent.count)) != meeting.alone
  }

  private mutating func need(
    _ meeting: Meeting, _ raised: [Int: GroupMaker.Loads]
  ) -> SuccessFunction.ID {
    own(meeting.hop, startsHere: meeting.startsHere, raised)
  }

  /// What hangs on the same is one loss; what nothing makes fail is none.
  private mutating func lostTogether(_ places: [Int], to parts: [Int]) -> [Group] {
    var groups: [Group] = []
    var numbers: [SuccessFunction.ID: Int] = [:]
    for place in places {
      for portion in isUp(place) where portion.up != SuccessFunction.always {
        if !portion.isApart, let number = numbers[portion.up] {
          groups[number].shares[place, default: 0] += portion.share
        } else {
          if !portion.isApart { numbers[portion.up] = groups.count }
          groups.append(Group(up: portion.up, shares: [place: portion.share]))
        }
      }
    }
    guard let diversions = situations?.diversions else { return groups }
    return groups.map { group in
      var group = group
      group.sent = diversions.sent(by: group.shares, to: parts)
      return group
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
      let losses = shares.reduce(Losses.none) { sum, one in
        sum.union(situations.diversions.all[one.key].losses(min(1, one.value)))
      }
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

  /// At most what comes to those that a hop asks, by how many send it.
  private func heaviest(
    of sent: [[Int: GroupMaker.Loads]], _ meeting: Meeting
  ) -> (_ count: Int) -> [Int: GroupMaker.Loads] {
    situations?.diversions.heaviest(of: sent, in: meeting.situation).loads ?? { _ in [:] }
  }

  /// What is needed lest load is sent another way: that what does it is up, and carries what then
  /// comes to it in turn.
  private mutating func isUp(_ place: Int) -> [Portion] {
    guard let situations else { return [] }
    let diversion = situations.diversions.all[place]
    return recorded(diversion.flow, inARow: depth - 1)[diversion.place] ?? []
  }

  /// What must be up lest a flow goes another way, with so many overloads that follow from each
  /// other.
  private mutating func recorded(
    _ flow: Int, inARow depth: Int
  ) -> [Diversion.Place: [Portion]] {
    let key = FunctionBuilder.Recording(flow: flow, depth: depth)
    if let known = builder.recorded[key] { return known }
    guard let situations else { return [:] }
    if depth > 0 { _ = recorded(flow, inARow: 0) }
    var walk = FlowWalk(
      situations.diversions.outlines[flow], builder,
      situations: depth > 0 ? situations.book.situations(of: flow) : nil)
    walk.neededByAllWays = builder.neededByAllWays[flow] ?? [:]
    walk.isRecording = true
    walk.depth = depth
    _ = walk.completion()
    builder = walk.builder
    builder.recorded[key] = walk.firsts
    builder.neededByAllWays[flow] = walk.neededByAllWays
    return walk.firsts
  }

  /// Whether one more overload in a row would change nothing of what makes flows go another way.
  mutating func isSettled() -> Bool {
    var settled: Set<Int> = []
    while true {
      let flows = Set(builder.recorded.keys.map(\.flow)).subtracting(settled)
      if flows.isEmpty { return true }
      for flow in flows.sorted() {
        let more = recorded(flow, inARow: depth)
        let fewer = recorded(flow, inARow: depth - 1)
        if !isSame(more, fewer) { return false }
      }
      settled.formUnion(flows)
    }
  }

  private func isSame(
    _ more: [Diversion.Place: [Portion]], _ fewer: [Diversion.Place: [Portion]]
  ) -> Bool {
    more == fewer
      || more.allSatisfy { place, ups in
        guard let others = fewer[place], others.count == ups.count else { return false }
        return zip(ups.map(\.up), others.map(\.up)).allSatisfy { up, other in
          up == other
            || up != Self.never && other != Self.never && builder.function.isSame(up, other)
        }
      }
  }

  /// Of the components that a hop asks those that then cannot carry what comes.
  private mutating func note(
    _ lost: [Group], _ meeting: Meeting, _ raised: [Int: GroupMaker.Loads]
  ) {
    guard let diversions = situations?.diversions else { return }
    var short: Set<Int> = []
    for part in meeting.parts where raised[part] != meeting.situation.raised[part] {
      var loads = meeting.situation.raised
      loads[part] = raised[part]
      if need(meeting, loads) != meeting.alone { short.insert(part) }
    }
    let places = lost.flatMap(\.shares.keys)
    if diversions.mayFail(withAnyOf: places, bringingTo: short, besides: situations?.flow) {
      builder.simplifications.insert(.othersGoOn)
    }
    for place in places {
      for part in diversions.all[place].parts { overloads[part, default: []].formUnion(short) }
    }
  }
}
