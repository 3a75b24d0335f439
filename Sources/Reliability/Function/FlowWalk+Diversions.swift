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
    return ofSome(need(where: groups, meeting), number)
  }

  /// Executions that do not run a hop need nothing of it, nor that nothing be lost which sends more
  /// there.
  private mutating func ofSome(
    _ need: SuccessFunction.ID, _ number: Int
  ) -> SuccessFunction.ID {
    guard !isRecording, need != Self.never else { return need }
    return builder.sometimes(outline.chances[number], need)
  }

  /// As many overloads that follow from each other are looked at.
  static let mostInARow = 8

  /// Whether a hop needs more where all of some others are lost at once.
  ///
  /// What takes no more machines of anything needs no function to say so, which was a quarter of a walk.
  private mutating func asks(_ meeting: Meeting, _ sent: [[Int: GroupMaker.Loads]]) -> Bool {
    let raised = heaviest(of: sent, meeting)(sent.count)
    return raised.contains { builder.maker.mayTakeMore(of: $0, carrying: $1) }
      && need(meeting, raised) != meeting.alone
  }

  mutating func need(
    _ meeting: Meeting, _ raised: [Int: GroupMaker.Loads]
  ) -> SuccessFunction.ID {
    own(meeting.hop, startsHere: meeting.startsHere, raised)
  }

  /// At most what comes to those that a hop asks, by how many send it.
  func heaviest(
    of sent: [[Int: GroupMaker.Loads]], _ meeting: Meeting
  ) -> (_ count: Int) -> [Int: GroupMaker.Loads] {
    situations?.diversions.heaviest(of: sent, in: meeting.situation).loads ?? { _ in [:] }
  }

  /// What is needed lest load is sent another way: that what does it is up, and carries what then
  /// comes to it in turn.
  mutating func isUp(_ place: Int) -> [Portion] {
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
    walk.decisive = situations.diversions.decisive[flow]
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
  mutating func note(
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
