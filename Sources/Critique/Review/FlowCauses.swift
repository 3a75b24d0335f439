import SystemDesign

/// What each hop of a flow happens because of: the hop that last reached who does it.
///
/// What a fallback reaches goes on because of it only where nothing else reached it.
struct FlowCauses {
  /// Every hop, those of fallbacks included, in the order of the file.
  let hops: [Hop]
  /// The place of the hop because of which each happens; nil of what the flow begins with.
  let causes: [Int?]
  /// The places of the hops that happen because of each.
  let following: [[Int]]
  /// Whether the flow as a whole only reads.
  private let isReading: Bool

  init(of flow: Flow) {
    var hops: [Hop] = []
    var causes: [Int?] = []
    var reached: [Part.ID: Int] = [:]
    var reachedByFallback: [Part.ID: Int] = [:]
    for hop in flow.hops {
      for (place, one) in Step.hop(hop).everyHop.enumerated() {
        let usual = reached[one.from.id]
        let other = reachedByFallback[one.from.id]
        causes.append(place == 0 ? usual ?? other : other ?? usual)
        for part in one.passages + one.asked {
          if place == 0 {
            reached[part.id] = hops.count
          } else {
            reachedByFallback[part.id] = hops.count
          }
        }
        hops.append(one)
      }
    }
    var following = [[Int]](repeating: [], count: hops.count)
    for (place, cause) in causes.enumerated() {
      if let cause { following[cause].append(place) }
    }
    (self.hops, self.causes, self.following) = (hops, causes, following)
    isReading = flow.facts.kind == .reading || flow.api?.method == "GET"
  }

  /// Whether the flow does without neither a hop nor anything that leads to it.
  func isNeeded(_ place: Int) -> Bool {
    ([place] + causes(of: place)).allSatisfy { !hops[$0].facts.isOptional }
  }

  /// Whether a hop is the request that the flow begins with, as it was asked or as doors pass it on.
  func passesOn(_ place: Int) -> Bool {
    causes(of: place).allSatisfy { cause in
      hops[cause].verb == .calls
        && [.loadBalancer, .gateway, .cdn].contains(hops[cause].to.kind)
    }
  }

  /// The hops that lead to one, the nearest first.
  func causes(of place: Int) -> [Int] {
    var found: [Int] = []
    var next = causes[place]
    while let cause = next {
      found.append(cause)
      next = causes[cause]
    }
    return found
  }
}

/// What comes of doing a hop twice.
private enum Doubling {
  /// The same as of doing it once.
  case nothing
  /// Something is there twice.
  case itself
  /// What comes of doing these twice.
  case following([Int])
}

extension FlowCauses {
  /// What is there twice where a hop is done twice: records added, messages sent, what others were
  /// asked; nothing where something makes twice the same as once.
  ///
  /// A message that comes twice is what its handling makes of it; where that may come twice anyway,
  /// it is said there.
  func doubled(by place: Int, _ review: Review) -> [Int] {
    var (found, seen, left): ([Int], Set<Int>, [Int]) = ([], [], [place])
    while let next = left.popLast() {
      guard seen.insert(next).inserted else { continue }
      let isToldThere = hops[next].verb == .delivers && hops[next].from.deliversAtLeastOnce
      if isToldThere, next != place { continue }
      switch doubling(of: next, review) {
      case .nothing: break
      case .itself: found.append(next)
      case .following(let others): left += others
      }
    }
    return found.sorted()
  }

  private func doubling(of place: Int, _ review: Review) -> Doubling {
    let hop = hops[place]
    guard hop.facts.idempotentBy == nil, !hop.to.protection.isTelemetry else { return .nothing }
    let isExternal = hop.to.kind == .external
    switch hop.verb {
    case .reads, .updates, .deletes, .invalidates, .looksUp: return .nothing
    case .writes: return hop.to.kind == .cache ? .nothing : .itself
    case .pushes: return .itself
    case .calls where isExternal: return isReading ? .nothing : .itself
    case .delivers where isExternal: return .itself
    case .calls, .delivers: return .following(following[place])
    case .sends where hop.to.isChannel: return doubling(ofMessage: place, review)
    case .sends: return following[place].isEmpty ? .itself : .following(following[place])
    }
  }

  private func doubling(ofMessage place: Int, _ review: Review) -> Doubling {
    let channel = hops[place].to
    guard channel.messaging.delivery != .exactlyOnce else { return .nothing }
    let own = hops.indices.filter {
      $0 > place && hops[$0].verb == .delivers && hops[$0].from.id == channel.id
    }
    if !own.isEmpty { return .following(own) }
    let others = review.deliveries(from: channel)
    if others.isEmpty { return .itself }
    return channel.deliversAtLeastOnce || others.allSatisfy { $0.facts.idempotentBy != nil }
      ? .nothing : .itself
  }
}

extension Review {
  /// The hops that deliver what a queue or a stream holds, in the order of the file.
  func deliveries(from channel: Part) -> [Hop] {
    flows(through: channel).flatMap(\.everyHop)
      .filter { $0.verb == .delivers && $0.from.id == channel.id }
  }

  /// How bad it is that a word is missing in some flows: a warning where one of them promises
  /// something or the design an availability, else a note.
  func severity(ofUnsaidIn flows: [Flow]) -> Severity {
    let isPromised = flows.contains { $0.availability != nil || $0.p99 != nil }
    return isPromised || promisesAvailability ? .warning : .info
  }
}

extension Part {
  /// Whether what it delivers may come again: a queue holds each message until somebody has done it,
  /// a stream says so.
  var deliversAtLeastOnce: Bool {
    switch messaging.delivery {
    case .atLeastOnce: isChannel
    case .none: kind == .queue
    case .atMostOnce, .exactlyOnce: false
    }
  }
}

extension Hop {
  /// What is done, with names: "'Shop' writes 'order' to 'Orders'".
  var inWords: String { "'\(from.name)' \(verb.rawValue) \(objectInWords)" }

  private var objectInWords: String {
    let what = record.map { "'\($0.name)' " } ?? ""
    return switch verb {
    case .calls: "'\(to.name)'"
    case .looksUp: "a name in '\(to.name)'"
    case .reads, .deletes: "\(what)from '\(to.name)'"
    case .updates, .invalidates: "\(what)in '\(to.name)'"
    case .writes, .sends, .pushes, .delivers: "\(what)to '\(to.name)'"
    }
  }
}

extension Words {
  /// Several things that are done: "'A' writes to 'B' and 'A' calls 'C'", those above a number counted.
  static func list(_ deeds: [String], joinedBy word: String, atMost most: Int = 4) -> String {
    guard deeds.count > most else { return deeds.joined(separator: word) }
    return deeds.prefix(most - 1).joined(separator: word) + " and \(deeds.count - most + 1) more"
  }
}
