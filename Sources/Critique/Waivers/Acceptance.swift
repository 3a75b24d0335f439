import SystemDesign

/// Sets aside what a design accepts, and says what is wrong with its waivers.
///
/// A waiver on a component sets aside what is about it. One on a flow or a hop speaks for that flow
/// alone: a finding is set aside when every flow it touches is spoken for, and else stays and says
/// which flows accept it.
struct Acceptance {
  /// What is left to say, waivers included.
  private(set) var findings: [Finding] = []
  /// What was accepted, and by what.
  private(set) var accepted: [(finding: Finding, waiver: Waiver)] = []

  init(of spoken: [Finding], in review: Review, today: Day?) {
    let placed = PlacedWaiver.all(in: review.design)
    let inForce = placed.enumerated().filter { Self.isInForce($0.element, today) }
    var used: Set<Int> = []
    for finding in spoken {
      if let whole = inForce.first(where: { $0.element.covers(finding) }) {
        used.formUnion(inForce.filter { $0.element.covers(finding) }.map(\.offset))
        accepted.append((finding, whole.element.waiver))
        continue
      }
      let byFlow = finding.flows.map { flow in
        inForce.filter { $0.element.covers(finding, in: flow) }
      }
      used.formUnion(byFlow.joined().map(\.offset))
      let first = byFlow.joined().first
      if let first, Self.isWhole(finding, byFlow.map { $0.map(\.element) }, review) {
        accepted.append((finding, first.element.waiver))
        continue
      }
      var left = finding
      left.evidence += zip(finding.flows, byFlow).compactMap { flow, waivers in
        Self.said(of: flow, finding, waivers.map(\.element), review)
      }
      findings.append(left)
    }
    findings += placed.enumerated().compactMap { offset, place in
      Self.notice(place, isUsed: used.contains(offset), today)
    }
  }

  /// Whether every flow a finding touches is spoken for, hop by hop where it is about hops.
  private static func isWhole(
    _ finding: Finding, _ byFlow: [[PlacedWaiver]], _ review: Review
  ) -> Bool {
    zip(finding.flows, byFlow).allSatisfy { flow, waivers in
      !waivers.isEmpty && open(in: flow, finding, waivers, review).isEmpty
    }
  }

  /// The hops of a flow that a finding is about and no waiver speaks for; none where one speaks for
  /// the whole flow.
  private static func open(
    in flow: String, _ finding: Finding, _ waivers: [PlacedWaiver], _ review: Review
  ) -> [Origin] {
    let spokenFor = Set(
      waivers.compactMap { waiver -> Origin? in
        if case .hop(let hop, _) = waiver.place { hop.origin } else { nil }
      })
    guard spokenFor.count == waivers.count else { return [] }
    return hops(of: flow, finding, review).filter { !spokenFor.contains($0) }
  }

  private static func hops(
    of flow: String, _ finding: Finding, _ review: Review
  ) -> [Origin] {
    let own = review.design.flows.filter { $0.name == flow }.flatMap(\.everyHop).map(\.origin)
    return finding.hops.filter(own.contains)
  }

  /// That a flow accepts what others do not, or some of its hops; nil where it does not.
  private static func said(
    of flow: String, _ finding: Finding, _ waivers: [PlacedWaiver], _ review: Review
  ) -> String? {
    guard let first = waivers.first else { return nil }
    let (open, all) = (open(in: flow, finding, waivers, review), hops(of: flow, finding, review))
    let part = open.isEmpty ? "" : " for \(all.count - open.count) of its \(all.count) hops"
    return "'\(flow)' accepts it\(part): \(first.waiver.because)"
  }

  private static func isInForce(_ place: PlacedWaiver, _ today: Day?) -> Bool {
    guard let until = place.waiver.until else { return true }
    guard let last = Day(until) else { return false }
    return today.map { $0 <= last } ?? true
  }

  private static func notice(
    _ place: PlacedWaiver, isUsed: Bool, _ today: Day?
  ) -> Finding? {
    let (name, waiver) = (place.waiver.rule, place.waiver)
    guard place.rule != nil else {
      let near = Rulebook.suggestion(for: name).map { "; did you mean '\($0)'?" } ?? ""
      return WaiverNotice.unknownRule.finding(
        place, says: "there is no rule '\(name)'\(near)",
        instead: "name a rule: napkin rules lists them")
    }
    if let until = waiver.until {
      guard let last = Day(until) else {
        return WaiverNotice.unreadableDay.finding(
          place, says: "'\(until)' is no day, so '\(name)' is not set aside",
          instead: "say until: \"2027-01-31\", or leave it out")
      }
      if let today, last < today {
        return WaiverNotice.expired.finding(
          place, says: "'\(name)' was accepted on \(about(place)) until \(until)",
          instead: "mend it, or accept it anew with a later day")
      }
    }
    guard !isUsed else { return nil }
    return WaiverNotice.unused.finding(
      place, says: "'\(name)' is accepted on \(about(place)), where it has nothing to say",
      instead: "take .accepting(\"\(name)\", …) out")
  }

  private static func about(_ place: PlacedWaiver) -> String { "'\(place.subject.name)'" }
}
