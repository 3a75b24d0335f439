import SystemDesign

/// A queue or a stream that the messages of a flow pass.
struct Passing {
  let channel: Part
  var hops: [Hop]

  /// Those of a flow, without what may be missing.
  static func all(in flow: Flow) -> [Passing] {
    var dispensable: Set<Part.ID> = []
    var needed: Set<Part.ID> = []
    var found: [Passing] = []
    for hop in flow.hops {
      let isLost = hop.verb == .sends && hop.facts.isOptional && hop.from.kind != .database
      let isBehind = dispensable.contains(hop.from.id) && !needed.contains(hop.from.id)
      guard !isLost, !isBehind else {
        for part in hop.passages + hop.asked { dispensable.insert(part.id) }
        continue
      }
      for part in hop.passages + hop.asked { needed.insert(part.id) }
      let channel = hop.verb == .delivers ? hop.from : hop.to
      guard channel.isChannel else { continue }
      if let place = found.firstIndex(where: { $0.channel.id == channel.id }) {
        found[place].hops.append(hop)
      } else {
        found.append(Passing(channel: channel, hops: [hop]))
      }
    }
    return found
  }

  /// Those through which a flow reaches a component, and the component itself where it is one.
  static func all(in flow: Flow, before part: Part.ID) -> [Passing] {
    let all = FlowCauses(of: flow)
    let places = all.hops.indices.filter { place in
      (all.hops[place].passages + all.hops[place].asked).contains { $0.id == part }
        || all.hops[place].from.id == part && all.hops[place].verb == .delivers
    }
    let leading = places.flatMap { [$0] + all.causes(of: $0) }.map { all.hops[$0] }
    let channels = Set(leading.map { $0.verb == .delivers ? $0.from.id : $0.to.id })
    return Passing.all(in: flow).filter { channels.contains($0.channel.id) }
  }
}
