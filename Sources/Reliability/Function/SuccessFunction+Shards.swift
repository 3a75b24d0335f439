/// What a part needs of given shards, where it says what one execution needs of the shard it meets.
extension SuccessFunction {
  /// The same where every shard must do its part.
  mutating func ofEveryShard(_ root: ID) -> ID {
    replacingChoices(root) { function, choice, nodes in
      function.all(choice.options.indices.map { nodes[choice.options[$0].node] ?? Self.always })
    }
  }

  /// What each of the shards must do that an execution may meet, with the share of executions that
  /// meet it; all of them in one where there are more than so many.
  mutating func byShard(_ root: ID, most: Int) -> [(root: ID, share: Double)] {
    let choices = choices(under: root)
    guard let first = choices.first else { return [(root, 1)] }
    let count = choices.reduce(1) { min($0, most + 1) * $1.options.count }
    guard count <= most else { return [(ofEveryShard(root), 1)] }
    return first.options.indices.flatMap { option -> [(root: ID, share: Double)] in
      let own = replacingChoices(root) { function, choice, nodes in
        guard choice.component != first.component else {
          return nodes[choice.options[min(option, choice.options.count - 1)].node] ?? Self.always
        }
        return function.shard(choice.replacing(nodes))
      }
      let share = Double(first.options[option].count) / Double(first.total)
      return byShard(own, most: most).map { ($0.root, $0.share * share) }
    }
  }

  /// The choice of a shard that a part needs always, where it rests on no other.
  func onlyChoice(in root: ID) -> ShardChoice? {
    let choices = choices(under: root)
    guard choices.count == 1, let choice = choices.first else { return nil }
    var open = [root]
    while let next = open.popLast() {
      switch nodes[next] {
      case .shard(let found): return found == choice ? choice : nil
      case .all(let parts): open += parts
      default: continue
      }
    }
    return nil
  }

  /// The choices of a shard a part rests on, one of each store.
  private func choices(under root: ID) -> [ShardChoice] {
    var known: Set<Int> = []
    return parts(under: root).compactMap { place in
      guard case .shard(let choice) = nodes[place], known.insert(choice.component).inserted else {
        return nil
      }
      return choice
    }
  }

  /// The places a part rests on, parts before wholes; costs that part and not the whole function.
  private func parts(under root: ID) -> [ID] {
    var seen: Set<ID> = []
    var open = [root]
    while let next = open.popLast() {
      if seen.insert(next).inserted { open += nodes[next].parts }
    }
    return seen.sorted()
  }

  private mutating func replacingChoices(
    _ root: ID, _ replace: (inout SuccessFunction, ShardChoice, [ID: ID]) -> ID
  ) -> ID {
    let parts = parts(under: root)
    let hasChoice = parts.contains { if case .shard = nodes[$0] { true } else { false } }
    guard hasChoice else { return root }
    var made: [ID: ID] = [:]
    for place in parts {
      func new(_ old: [ID]) -> [ID] { old.map { made[$0] ?? $0 } }
      made[place] =
        switch nodes[place] {
        case .always, .group: place
        case .all(let parts): all(new(parts))
        case .any(let parts): any(new(parts))
        case .atLeast(let count, let parts): parts.isEmpty ? place : atLeast(count, new(parts))
        case .sometimes(let hop, let share, let part):
          sometimes(hop: hop, share: share, made[part] ?? part)
        case .shard(let choice): replace(&self, choice, made)
        }
    }
    return made[root] ?? root
  }
}

extension SuccessFunction.ShardChoice {
  /// The same with other parts.
  fileprivate func replacing(
    _ nodes: [SuccessFunction.ID: SuccessFunction.ID]
  ) -> SuccessFunction.ShardChoice {
    SuccessFunction.ShardChoice(
      component: component,
      options: options.map { Option(count: $0.count, node: nodes[$0.node] ?? $0.node) },
      meets: meets)
  }
}
