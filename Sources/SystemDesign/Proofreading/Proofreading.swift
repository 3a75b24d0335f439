/// Finds what a design says that cannot be meant.
///
/// A wrong figure or an unreached component is the critique's to say.
struct Proofreading {
  let name: String
  let origin: Origin
  let statements: [Statement]
  /// The components that the statements mention.
  let components: [Part]
  /// The records that travel or lie somewhere, each once.
  let records: [Record]
  /// Every mention of a record, and where it is.
  let mentions: [(record: Record, place: Origin)]
  /// Every figure that has a bound, or that may be a range.
  let figures: [Figure]

  init(name: String, origin: Origin, statements: [Statement], components: [Part]) {
    self.name = name
    self.origin = origin
    self.statements = statements
    self.components = components
    let said = Figures(statements: statements, components: components)
    mentions = said.mentions
    records = said.records
    figures = said.all
  }

  /// Every mistake, in the order of the file.
  var mistakes: [Mistake] {
    let found =
      sayingNothing + nameless + longNames + sameNames + impossibleNumbers + impossibleSpreads
      + impossibleCounts + impossibleFigures + impossibleCurves + impossibleTiers
      + impossiblePlaces + impossibleMeasurements + emptyFlows + unknownFlows + unknownFields
      + saidTwice + twoVersions + twoVersionsOfRecords + contradictions
    return found.enumerated().sorted { a, b in
      (a.element.origin.line, a.element.origin.column, a.offset)
        < (b.element.origin.line, b.element.origin.column, b.offset)
    }
    .map(\.element)
  }

  var flows: [Flow] {
    statements.compactMap { if case .flow(let flow) = $0 { flow } else { nil } }
  }

  private var sayingNothing: [Mistake] {
    let lines: [Mistake] = statements.compactMap {
      if case .mistake(let mistake) = $0 { mistake } else { nil }
    }
    guard flows.isEmpty else { return lines }
    return lines + [
      Mistake(
        says: "nothing happens in '\(name)'", instead: "say at least one Flow", origin: origin)
    ]
  }

  private var impossibleNumbers: [Mistake] {
    components.flatMap { part in
      var found: [Mistake] = []
      func say(_ what: String, _ instead: String) {
        found.append(
          Mistake(says: "'\(part.name)' has \(what)", instead: instead, origin: part.origin))
      }
      let machines = part.isStore ? "shards" : "instances"
      if part.instances < 1 {
        say("\(part.instances) \(machines)", "say at least one, or leave the component out")
      }
      if part.copies < 0 {
        say("\(part.copies) replicas", "say how many copies stand beside the primary, or 0")
      }
      if part.machines > Self.mostMachines {
        say("\(part.machines) machines", "a design counts at most a million of one component")
      }
      if let (what, instead) = part.placement.spread?.impossible { say(what, instead) }
      if let needed = part.faults.needed, needed < 1 || needed > max(part.machines, 1) {
        say(
          "\(part.machines) machines and needs \(needed)",
          "say needing(_:) with a number from 1 to \(max(part.machines, 1))")
      }
      if let partitions = part.messaging.partitions, partitions < 1 {
        say("\(partitions) partitions", "say at least one")
      }
      return found
    }
  }

  /// More than any design means, and few enough to be counted one by one.
  private static let mostMachines = 1_000_000

  private var impossibleSpreads: [Mistake] {
    statements.compactMap {
      guard case .deployment(let it) = $0, let (what, instead) = it.spread?.impossible else {
        return nil
      }
      return Mistake(says: "Deployment has \(what)", instead: instead, origin: it.origin)
    }
  }

  private var emptyFlows: [Mistake] {
    flows.filter { $0.hops.isEmpty }.map {
      Mistake(
        says: "nothing happens in '\($0.name)'", instead: "say at least one hop", origin: $0.origin)
    }
  }

  /// A component that is changed in passing would be two components under one name.
  private var twoVersions: [Mistake] {
    let first = Dictionary(components.map { ($0.id, $0.version) }) { first, _ in first }
    var told: Set<Part.ID> = []
    var found: [Mistake] = []
    func compare(_ part: Part, _ place: Origin) {
      guard first[part.id] !== part.version, told.insert(part.id).inserted else { return }
      found.append(
        Mistake(
          says: "'\(part.name)' is said one way here and another way elsewhere",
          instead: "say all of it where 'let' names it", origin: place))
    }
    for statement in statements { statement.eachPart(compare) }
    for part in components {
      for other in part.relatives { compare(other, part.origin) }
    }
    return found
  }

  private var unknownFlows: [Mistake] {
    let known = Set(flows.map(\.name))
    let claimed: [([String], Origin)] = statements.compactMap {
      if case .failure(let it) = $0 { (it.stopped + it.degraded, it.origin) } else { nil }
    }
    return (sentences.map { ($0.flows, $1) } + claimed).flatMap { names, origin in
      names.filter { !known.contains($0) }.map {
        Mistake(
          says: "no flow is called '\($0)'", instead: "name a flow of this design", origin: origin)
      }
    }
  }

  var sentences: [(Sentence, Origin)] {
    let waivers =
      components.flatMap(\.waivers) + flows.flatMap(\.facts.waivers)
      + flows.flatMap(\.everyHop).flatMap(\.facts.waivers)
    return statements.flatMap { statement -> [(Sentence, Origin)] in
      switch statement {
      case .requirement(let it): [(it.says, it.origin)]
      case .decision(let it): [(it.reason, it.origin)]
      case .failure(let it): [(it.effect, it.origin), (it.response, it.origin)]
      default: []
      }
    } + waivers.map { ($0.because, $0.origin) }
  }

  private var unknownFields: [Mistake] {
    records.flatMap(\.unknownFields)
  }

  private var saidTwice: [Mistake] {
    let traffic: [Origin] = statements.compactMap {
      if case .traffic(let it) = $0 { it.origin } else { nil }
    }
    let deployments: [Origin] = statements.compactMap {
      if case .deployment(let it) = $0 { it.origin } else { nil }
    }
    return [("Traffic", traffic), ("Deployment", deployments)].flatMap { word, origins in
      origins.dropFirst().map {
        Mistake(
          says: "\(word) is said twice, here and on line \(origins[0].line)",
          instead: "say it once; a flow or component may say otherwise for itself", origin: $0)
      }
    }
  }
}

extension Spread {
  /// More than any cloud has, and few enough to be counted one by one.
  private static let mostZones = 1_000

  /// What is wrong with its numbers, and what to say instead.
  fileprivate var impossible: (what: String, instead: String)? {
    let what = "\(zones) zones in \(regions) regions"
    guard zones >= 1, regions >= 1 else { return (what, "say at least one of each") }
    let (all, overflow) = zones.multipliedReportingOverflow(by: regions)
    guard overflow || all > Self.mostZones else { return nil }
    return (what, "a design counts at most 1,000 zones in all")
  }
}

extension Record {
  /// Fields that its key, an index or a password names and that it does not have.
  fileprivate var unknownFields: [Mistake] {
    let known = fields.map(\.name)
    return (keyFields + facts.indexes.flatMap(\.separatedByCommas) + facts.passwords.map(\.field))
      .filter { !known.contains($0) }
      .map {
        Mistake(
          says: "'\(name)' has no field '\($0)'",
          instead: "its fields are " + known.joined(separator: ", "), origin: origin)
      }
  }
}
