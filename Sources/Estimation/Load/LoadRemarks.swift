import SystemDesign

/// What the load of a component does not count, though the design says it.
struct LoadRemarks {
  /// The hops of components that only some ways of their flow reach, by their places in it.
  private let behindWays: [String: Set<Int>]

  init(of design: Design) {
    var found: [String: Set<Int>] = [:]
    for flow in design.flows { found[flow.name] = flow.steps.hopsBehindWays }
    behindWays = found
  }

  /// Those of what arrives at a component.
  func remarks(on part: Part, _ arriving: [Leg]) -> [String] {
    ways(arriving) + passed(part, arriving) + limits(of: part) + refused(part, arriving)
  }

  /// What comes is counted as it is asked for, also where less is let through.
  private func refused(_ part: Part, _ arriving: [Leg]) -> [String] {
    let admitted = arriving.compactMap { leg -> String? in
      guard leg.hop.to.id == part.id, let limit = leg.hop.facts.admits,
        Self.mayBeMore(leg.peak, than: limit)
      else { return nil }
      return "that '\(leg.hop.from.name)' lets no more than \(limit.formula) of '\(leg.flow.name)' "
        + "through to '\(part.name)': all that is asked is counted"
    }
    guard let limit = part.protection.shedsAbove,
      Self.mayBeMore(arriving.peakRate(), than: limit)
    else { return distinct(admitted) }
    let shed =
      "that '\(part.name)' refuses what comes above \(limit.formula): all that is asked is counted"
    return distinct(admitted) + [shed]
  }

  /// Whether a rate is unknown or more than a limit.
  private static func mayBeMore(_ rate: Term, than limit: Rate) -> Bool {
    guard let formula = rate.formula, let limit = limit.median,
      let value = Evaluation(of: [formula], ranging: [], .standard).amount(of: formula).value
    else { return true }
    return value > limit
  }

  /// What limits its machines, where it is not among what is counted.
  private func limits(of part: Part) -> [String] {
    let waiting = part.capacity.waiting.flatMap { share in
      part.isStore || part.isManaged
        ? "that no more than \(share.formula) wait for '\(part.name)': the machines for that are "
          + "counted only of what we run that keeps no data" : nil
    }
    let told = part.capacity
    let limits: [(String, Bool)] = [
      ("network", told.network != nil), ("memory", told.memoryPerRequest != nil),
      ("cores", told.computing != nil), ("connections", told.connections != nil),
    ]
    let names = part.isManaged ? limits.filter(\.1).map(\.0) : []
    let grown = part.capacity.largest.flatMap { largest in
      largest > part.instances
        ? "that '\(part.name)' grows to \(NumberText.count(Double(largest))) by itself: what stands "
          + "is counted, and is there when the load comes" : nil
    }
    return [waiting, grown].compactMap(\.self)
      + (names.isEmpty
        ? []
        : [
          "the \(names.joined(separator: ", ")) of '\(part.name)': of what others run only the "
            + "requests it can do are counted"
        ])
  }

  /// What comes after a choice is asked for by every execution, whichever way it took.
  private func ways(_ arriving: [Leg]) -> [String] {
    distinct(
      arriving.compactMap { leg in
        guard behindWays[leg.flow.name]?.contains(leg.run.number) == true else { return nil }
        return "that only some ways of '\(leg.flow.name)' reach '\(leg.hop.from.name)': it asks "
          + "'\(leg.hop.to.name)' as if all did; say what it asks within its way of oneOf"
      })
  }

  private func passed(_ part: Part, _ arriving: [Leg]) -> [String] {
    guard part.kind == .cdn, let hit = part.caching.hit else { return [] }
    let onward = arriving.filter { leg in
      leg.hop.passages.contains { $0.id == part.id }
    }
    return distinct(
      onward.map {
        "that '\(part.name)' answers \(hit.formula) of what passes it to '\($0.hop.to.name)': say "
          + "it of a read from '\(part.name)' with else: '\($0.hop.to.name)'"
      })
  }
}

extension [Step] {
  /// Hops outside of a choice whose caller only some of its ways have reached.
  fileprivate var hopsBehindWays: Set<Int> {
    var number = 0
    var always: Set<Part.ID> = []
    var sometimes: Set<Part.ID> = []
    var found: Set<Int> = []
    for step in flatMap(\.together) {
      switch step {
      case .hop(let hop):
        if sometimes.contains(hop.from.id), !always.contains(hop.from.id) {
          found.insert(number)
          sometimes.formUnion(hop.reached)
        } else {
          always.formUnion(hop.reached)
        }
        number += 1
      case .oneOf(let ways):
        let reached = ways.map { Set($0.hops.flatMap(\.reached)) }
        guard let first = reached.first else { continue }
        always.formUnion(reached.dropFirst().reduce(first) { $0.intersection($1) })
        for way in reached { sometimes.formUnion(way) }
        number += ways.reduce(0) { $0 + $1.hops.count }
      case .together: continue
      }
    }
    return found
  }
}

extension Step {
  /// Its steps one by one, where they begin together.
  fileprivate var together: [Step] {
    if case .together(let steps) = self { steps.flatMap(\.together) } else { [self] }
  }
}
