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
    guard let situations, !isFull, alone != Self.never else { return alone }
    let leg = outline.legs[number]
    let meeting = Meeting(
      hop: number, startsHere: startsHere, parts: leg.stations + leg.behind, situation: situation,
      alone: alone)
    let others = situations.diversions.reaching(meeting.parts, besides: situation.losses)
      .filter { place in
        !choices.contains { $0.governs(situations.diversions.all[place], in: situations.flow) }
      }
    guard !others.isEmpty,
      own(number, startsHere: startsHere, most(others.count, of: others, meeting)) != alone
    else { return alone }
    return others.count > Self.fewDiversions ? any(of: others, meeting) : each(of: others, meeting)
  }

  /// A hop in a situation, and the components that others may send load to.
  private struct Meeting {
    let hop: Int
    let startsHere: Bool
    let parts: [Int]
    let situation: Situation
    /// What it needs while nothing comes besides.
    let alone: SuccessFunction.ID
  }

  /// As many are looked at in every combination.
  private static let fewDiversions = 6

  /// With every combination of a few.
  private mutating func each(of others: [Int], _ meeting: Meeting) -> SuccessFunction.ID {
    guard let situations else { return meeting.alone }
    var needs = [meeting.alone]
    // What fewer of them ask for is not asked for again by more.
    var known: [(lost: Set<Int>, need: SuccessFunction.ID)] = [([], meeting.alone)]
    func isKnown(_ lost: [Int], _ need: SuccessFunction.ID) -> Bool {
      known.contains { $0.need == need && $0.lost.isSubset(of: lost) }
    }
    for lost in StructuralLosses.subsets(of: others, upTo: others.count)
    where !lost.isEmpty && !isKnown(lost, Self.never) {
      guard !situations.isExhausted else {
        builder.isCutShort = true
        break
      }
      let diversions = lost.map { situations.diversions.all[$0] }
      guard
        let then = situations.situation(
          in: meeting.situation, losing: diversions, within: choices)
      else { continue }
      let need = own(meeting.hop, startsHere: meeting.startsHere, then.raised)
      guard !isKnown(lost, need) else { continue }
      known.append((Set(lost), need))
      needs.append(any(lost.map { isUp($0) } + [need]))
      note(lost, meeting.parts.filter { then.raised[$0] != meeting.situation.raised[$0] })
    }
    return all(needs)
  }

  /// With any so many of many, as if they were those that send most: exact where all send alike, else
  /// on the safe side.
  private mutating func any(of others: [Int], _ meeting: Meeting) -> SuccessFunction.ID {
    var needs = [meeting.alone]
    var before = meeting.alone
    for count in 1...others.count where before != Self.never {
      let need = own(
        meeting.hop, startsHere: meeting.startsHere, most(count, of: others, meeting))
      guard need != before else { continue }
      before = need
      let up = others.map { isUp($0) }
      needs.append(any([atLeast(others.count - count + 1, up), need]))
      note(others, meeting.parts)
    }
    return all(needs)
  }

  private func most(
    _ count: Int, of others: [Int], _ meeting: Meeting
  ) -> [Int: GroupMaker.Loads] {
    situations?.diversions.most(count, of: others, to: meeting.parts, meeting.situation.raised)
      ?? [:]
  }

  /// What is needed lest load is sent another way.
  private mutating func isUp(_ place: Int) -> SuccessFunction.ID {
    guard let diversions = situations?.diversions else { return SuccessFunction.always }
    let diversion = diversions.all[place]
    if recorded[diversion.flow] == nil {
      var walk = FlowWalk(diversions.outlines[diversion.flow], builder)
      walk.isRecording = true
      _ = walk.completion()
      builder = walk.builder
      recorded[diversion.flow] = walk.firsts
    }
    return recorded[diversion.flow]?[diversion.place] ?? SuccessFunction.always
  }

  private mutating func note(_ lost: [Int], _ parts: [Int]) {
    guard let diversions = situations?.diversions else { return }
    for part in lost.flatMap({ diversions.all[$0].losses.met }) {
      overloads[part, default: []].formUnion(parts)
    }
  }
}
