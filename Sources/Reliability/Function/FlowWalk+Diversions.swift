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
      hop: number, startsHere: startsHere, parts: leg.stations + leg.behind, situation: situation,
      alone: alone, choices: isRecording ? [] : choices)
    let diversions = situations.diversions
    let others = diversions.reaching(meeting.parts, besides: situation.losses)
      .filter { place in
        !meeting.choices.contains { $0.governs(diversions.all[place], in: situations.flow) }
      }
    guard !others.isEmpty, asks(meeting, others.map { [$0] }) else { return alone }
    let groups = lostTogether(others)
    guard asks(meeting, groups.map(\.places)) else { return alone }
    return groups.count > Self.fewDiversions
      ? any(of: groups, meeting) : each(of: groups, meeting)
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
    var places: [Int]
  }

  /// As many groups are looked at in every combination.
  private static let fewDiversions = 6

  /// As many overloads that follow from each other are looked at.
  static let mostInARow = 4

  /// Whether a hop needs more where all of some others are lost at once.
  private mutating func asks(_ meeting: Meeting, _ groups: [[Int]]) -> Bool {
    need(meeting, most(groups.count, of: groups, meeting)) != meeting.alone
  }

  private mutating func need(
    _ meeting: Meeting, _ raised: [Int: GroupMaker.Loads]
  ) -> SuccessFunction.ID {
    own(meeting.hop, startsHere: meeting.startsHere, raised)
  }

  /// What hangs on the same is one loss; what nothing makes fail is none.
  private mutating func lostTogether(_ places: [Int]) -> [Group] {
    var groups: [Group] = []
    var numbers: [SuccessFunction.ID: Int] = [:]
    for place in places {
      let up = isUp(place)
      guard up != SuccessFunction.always else { continue }
      if let number = numbers[up] {
        groups[number].places.append(place)
      } else {
        numbers[up] = groups.count
        groups.append(Group(up: up, places: [place]))
      }
    }
    return groups
  }

  /// With every combination of a few.
  private mutating func each(of groups: [Group], _ meeting: Meeting) -> SuccessFunction.ID {
    guard let situations else { return meeting.alone }
    var needs = [meeting.alone]
    // What fewer of them ask for is not asked for again by more.
    var known: [(lost: Set<Int>, need: SuccessFunction.ID)] = [([], meeting.alone)]
    func isKnown(_ lost: [Int], _ need: SuccessFunction.ID) -> Bool {
      known.contains { $0.need == need && $0.lost.isSubset(of: lost) }
    }
    for lost in StructuralLosses.subsets(of: Array(groups.indices), upTo: groups.count)
    where !lost.isEmpty && !isKnown(lost, Self.never) {
      guard !situations.isExhausted else {
        builder.isCutShort = true
        break
      }
      let diversions = lost.flatMap { groups[$0].places }.map { situations.diversions.all[$0] }
      guard
        let then = situations.situation(
          in: meeting.situation, losing: diversions, within: meeting.choices)
      else { continue }
      let need = need(meeting, then.raised)
      guard !isKnown(lost, need) else { continue }
      known.append((Set(lost), need))
      needs.append(any(lost.map { groups[$0].up } + [need]))
      note(lost.map { groups[$0] }, meeting, then.raised)
    }
    return all(needs)
  }

  /// With any so many of many, as if they were those that send most: exact where all send alike, else
  /// on the safe side.
  private mutating func any(of groups: [Group], _ meeting: Meeting) -> SuccessFunction.ID {
    var needs = [meeting.alone]
    var before = meeting.alone
    for count in 1...groups.count where before != Self.never {
      let raised = most(count, of: groups.map(\.places), meeting)
      let need = need(meeting, raised)
      guard need != before else { continue }
      before = need
      needs.append(any([atLeast(groups.count - count + 1, groups.map(\.up)), need]))
      note(groups, meeting, raised)
    }
    return all(needs)
  }

  private func most(
    _ count: Int, of groups: [[Int]], _ meeting: Meeting
  ) -> [Int: GroupMaker.Loads] {
    situations?.diversions.most(count, of: groups, to: meeting.parts, meeting.situation.raised)
      ?? [:]
  }

  /// What is needed lest load is sent another way: that what does it is up, and carries what then
  /// comes to it in turn.
  private mutating func isUp(_ place: Int) -> SuccessFunction.ID {
    guard let situations else { return SuccessFunction.always }
    let diversion = situations.diversions.all[place]
    let key = FunctionBuilder.Recording(flow: diversion.flow, depth: depth - 1)
    if builder.recorded[key] == nil {
      var walk = FlowWalk(
        situations.diversions.outlines[diversion.flow], builder,
        situations: depth > 1 ? situations.book.situations(of: diversion.flow) : nil)
      walk.isRecording = true
      walk.depth = depth - 1
      _ = walk.completion()
      builder = walk.builder
      builder.recorded[key] = walk.firsts
    }
    return builder.recorded[key]?[diversion.place] ?? SuccessFunction.always
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
    for part in lost.flatMap(\.places).flatMap({ diversions.all[$0].losses.met }) {
      overloads[part, default: []].formUnion(short)
    }
  }
}
