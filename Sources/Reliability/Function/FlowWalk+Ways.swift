/// What several ways need of which any one is taken.
extension FlowWalk {
  /// As many of them as are open share the work, so that each may be open with others and not alone.
  mutating func ways(
    _ ways: [[Outline.Item]], _ choice: Int, _ situation: Situation
  ) -> Need {
    let together = ways.indices.map { block(of: $0, ways, choice, situation) }
    if isRecording { record(choice, ways: together.map(\.seen)) }
    guard let situations, !isFull, !isRecording, ways.count > 1 else {
      return chosen(together, seen: any(together.map(\.seen)), any(together.map(\.whole)), choice)
    }
    let open =
      ways.count <= Self.fewWays
      ? few(ways, together, choice, situation, situations)
      : many(ways, together, choice, situation, situations)
    if open.fewest > 1, !isFollowing {
      waysNeeded[.choice(choice)] = open.fewest
      if outline.asksSometimes(ways.flatMap(\.self)) {
        builder.simplifications.insert(.askedBySome)
      }
    }
    if open.whole.count > 1 || open.fewest > 1,
      outline.allHops(of: ways.flatMap(\.self))
        .contains(where: { builder.shardsApart(of: outline.legs[$0]) != nil })
    {
      builder.simplifications.insert(.partOfWay)
    }
    return chosen(together, seen: any(open.seen), any(open.whole), choice)
  }

  /// The ways that may be open, each as what is seen and the whole, and how few suffice.
  private struct Open {
    var seen: [SuccessFunction.ID] = []
    var whole: [SuccessFunction.ID] = []
    var fewest = 1

    mutating func add(_ count: Int, seen: SuccessFunction.ID, whole: SuccessFunction.ID) {
      if self.whole.allSatisfy({ $0 == FlowWalk.never }) { fewest = count }
      self.seen.append(seen)
      self.whole.append(whole)
    }
  }

  /// So many of some ways, each with what it needs.
  private struct Enough {
    let count: Int
    let needs: [Int: SuccessFunction.ID]

    /// Whether those of a set that need the same as here are enough.
    func isMet(by set: [Int: SuccessFunction.ID]) -> Bool {
      set.count { needs[$0] == $1 } >= count
    }
  }

  /// As many ways are looked at in every combination that may be open.
  private static let fewWays = 6

  private mutating func few(
    _ ways: [[Outline.Item]], _ together: [Need], _ choice: Int, _ situation: Situation,
    _ situations: Situations
  ) -> Open {
    var open = Open()
    var known: [Enough] = []
    let sets = StructuralLosses.subsets(of: Array(ways.indices), upTo: ways.count).dropFirst()
    // What is up is taken: what a way needs while others are lost it needs with them as well.
    var found: [[Int]: [Int: Need]] = [:]
    for set in sets.reversed() {
      let own = needs(set, ways, together, choice, situation, situations)
      let more = ways.indices.filter { !set.contains($0) }
        .compactMap { found[(set + [$0]).sorted()] }
      var strict: [Int: Need] = [:]
      for (way, need) in zip(set, own) { strict[way] = all([need] + more.compactMap { $0[way] }) }
      found[set] = strict
    }
    for count in 1...ways.count {
      let all = sets.filter { $0.count == count }.compactMap { found[$0] }
      // What fewer can do with as many machines, more can.
      if let alike = Self.alike(all, ways.count) {
        let wholes = alike.mapValues(\.whole)
        guard !known.contains(where: { $0.needs == wholes }) else { continue }
        known.append(Enough(count: count, needs: wholes))
        let order = alike.sorted { $0.key < $1.key }.map(\.value)
        open.add(
          count, seen: atLeast(count, order.map(\.seen)), whole: atLeast(count, order.map(\.whole)))
        continue
      }
      for set in all {
        let wholes = set.mapValues(\.whole)
        guard !known.contains(where: { $0.isMet(by: wholes) }) else { continue }
        known.append(Enough(count: count, needs: wholes))
        let order = set.sorted { $0.key < $1.key }.map(\.value)
        open.add(
          count, seen: self.all(order.map(\.seen)), whole: self.all(order.map(\.whole)))
      }
    }
    return open
  }

  /// What each way needs, where that is the same in all sets.
  private static func alike(_ sets: [[Int: Need]], _ count: Int) -> [Int: Need]? {
    var needs: [Int: Need] = [:]
    for (way, need) in sets.joined() {
      if let known = needs[way], known.seen != need.seen || known.whole != need.whole { return nil }
      needs[way] = need
    }
    return needs.count == count ? needs : nil
  }

  /// What these ways need while all others are closed.
  private mutating func needs(
    _ open: [Int], _ ways: [[Outline.Item]], _ together: [Need], _ choice: Int,
    _ situation: Situation, _ situations: Situations
  ) -> [Need] {
    if open.count == ways.count { return together }
    guard !situations.isExhausted else {
      builder.isCutShort = true
      return open.map { together[$0] }
    }
    let closed = ways.indices.filter { !open.contains($0) }
    let then = situations.situation(in: situation, closing: closed, choice: choice)
    return open.map { block(of: $0, ways, choice, then) }
  }

  /// Of many ways those are taken for closed that stand beside each other.
  private mutating func many(
    _ ways: [[Outline.Item]], _ together: [Need], _ choice: Int, _ situation: Situation,
    _ situations: Situations
  ) -> Open {
    var open = Open()
    var known: [[SuccessFunction.ID]] = []
    var found = [ways.count: together]
    func each(_ count: Int) -> [Need] {
      if let known = found[count] { return known }
      guard !situations.isExhausted else {
        builder.isCutShort = true
        return together
      }
      // What is up is taken: what a way needs while others are lost it needs with them as well.
      let needs = ways.indices.map { way in
        let then = situations.situation(
          in: situation, taking: way, of: ways.count, choice: choice, open: count)
        return all([block(of: way, ways, choice, then), together[way]])
      }
      found[count] = needs
      return needs
    }
    let counts = Situations.open(of: ways.count) { count in
      each(count).contains { $0.whole != Self.never }
    }
    for count in counts {
      let each = each(count)
      // What fewer can do with as many machines, more can.
      let told = each.map(\.whole)
      guard !known.contains(told) else { continue }
      known.append(told)
      open.add(count, seen: atLeast(count, each.map(\.seen)), whole: atLeast(count, told))
    }
    return open
  }

  private mutating func block(
    of way: Int, _ ways: [[Outline.Item]], _ choice: Int, _ situation: Situation
  ) -> Need {
    choices.append(EnclosingChoice(number: choice, way: way))
    defer { choices.removeLast() }
    return block(ways[way], situation)
  }

  /// One of those that are open is taken, each as often as any other.
  mutating func chosen(
    _ ways: [Need], seen: SuccessFunction.ID, _ whole: SuccessFunction.ID, _ choice: Int
  ) -> Need {
    guard isCompleting else { return Need(whole) }
    guard ways.contains(where: { !$0.isSeenWhole }) else { return Need(seen) }
    splits[.choice(choice)] = Completion.turns(of: ways.count)
    guard case .way(let taken, let open)? = turns[.choice(choice)] else {
      return Need(seen: seen, whole: all([seen] + ways.map(\.whole)))
    }
    return Need(seen: seen, whole: all([seen, ways[taken].whole] + open.map { ways[$0].seen }))
  }
}
