import Estimation
import SystemDesign

/// What the peak asks of each resource of each component, and which of them binds.
struct LoadTable {
  let estimate: Estimate
  /// The screen it is for; nil for a page.
  let terminal: Terminal?
  /// Whether what rests on a default is marked.
  var marks = false

  /// As wide as there is room for: with bars, with shorter ones, with the reasons for machines below
  /// it, and at last with none.
  var table: Table {
    guard let terminal else { return table(bars: 0, reasonsBelow: false) }
    let bars = [(20, false), (10, false), (10, true)]
    let ways = (terminal.width >= 100 ? bars : []) + [(0, false)]
    return ways.lazy.map { table(bars: $0, reasonsBelow: $1) }
      .first { $0.columns <= terminal.width } ?? table(bars: 0, reasonsBelow: true)
  }

  private func table(bars length: Int, reasonsBelow: Bool) -> Table {
    let bar = length > 0 ? terminal.map { terminal in { terminal.bar($0, length: length) } } : nil
    var table = Table(
      ["Load at the peak", "asked", "can do", "use"] + (bar == nil ? [] : [""]) + ["needs, of"],
      [.left, .right, .right, .right] + (bar == nil ? [] : [.left]) + [.left])
    var reasons: [String] = []
    for part in estimate.design.components {
      let uses = estimate.uses(of: part) + estimate.limitsReached(by: part)
      let binding = Self.binding(uses, of: part)
      let need = Need(of: part, in: estimate, beside: binding.map { uses[$0].resource })
      if reasonsBelow, !uses.isEmpty, let reason = need?.reasonInWords { reasons.append(reason) }
      for (index, use) in uses.enumerated() {
        let machines = " ×\(NumberText.count(Double(use.machines)))"
        // Of several resources the one used up first has the machines beside it, and no other.
        let says = binding == nil || binding == index ? need?.text(withReason: !reasonsBelow) : nil
        let name = self.name(of: part, use.resource.suffix + machines)
        table.add(row(name, use, use.load, use.warm, bar, need: says ?? ""))
        if use.isColdWorse {
          table.add(
            row(
              self.name(of: part, use.resource.suffix + ", cold"), use, use.coldLoad, use.cold, bar)
          )
        }
      }
    }
    table.notes += reasons
    return table
  }

  /// A name and what tells its rows apart; where there is too little room the name is cut, not that.
  private func name(of part: Part, _ rest: String) -> String {
    let name = part.name.onOneLine
    return (terminal == nil ? name : name.cut(to: Table.roomForName - rest.columns)) + rest
  }

  /// Which resource is used up first; nil where nothing is known of any.
  ///
  /// Of a stream its messages, for what it needs are partitions.
  private static func binding(_ uses: [Use], of part: Part) -> Int? {
    if part.kind == .stream, let messages = uses.firstIndex(where: \.resource.isAsked) {
      return messages
    }
    return uses.indices.filter { uses[$0].warm.value != nil }
      .max { (uses[$0].warm.value ?? 0) < (uses[$1].warm.value ?? 0) }
  }

  private func row(
    _ name: String, _ use: Use, _ load: Amount, _ share: Amount, _ bar: ((Double) -> String)?,
    need: String = ""
  ) -> [String] {
    let mark = marks && !use.defaults.isEmpty ? DefaultsSection.mark : ""
    func said(_ amount: Amount) -> String {
      amount.value.map { QuantityText.text($0, use.resource.dimension) } ?? "not stated"
    }
    return [
      name, said(load), said(use.capacity) + mark,
      share.value.map { QuantityText.percent($0) + mark } ?? "",
    ] + (bar.map { [share.value.map($0) ?? ""] } ?? []) + [need]
  }
}

/// The machines a component needs of those it has, copies included; of a stream, partitions.
private struct Need {
  let name: String
  let machines: String
  let has: Int
  /// What but the requests asks for most machines; nil where it is the requests, or what it stands
  /// beside.
  let reason: String?

  /// Nil where it is not known.
  init?(of part: Part, in estimate: Estimate, beside row: Use.Resource?) {
    func figure(_ measure: Measure) -> Figure? {
      estimate.figure(measure, of: .component(part.name))
    }
    guard let needed = figure(.instancesNeeded), let count = needed.value else { return nil }
    name = part.name
    machines = needed.text
    has = part.kind == .stream ? part.messaging.partitions ?? 1 : part.machines
    let others: [(Measure, String, Use.Resource?)] = [
      (.machinesForNetwork, "the network", .network), (.machinesForMemory, "memory", .memory),
      (.machinesForCores, "the processors", .processors), (.machinesForPlaces, "places", .places),
      (.machinesForConnections, "connections", .connections),
      (.machinesForWaiting, "waiting", nil), (.machinesForDisk, "the disk", nil),
    ]
    let most = others.first { figure($0.0)?.value == count }
    let isSaid = most?.2 != nil && most?.2 == row
    let stated = part.faults.needed.map(Double.init) == count ? "what must be up" : nil
    reason =
      (figure(.machinesForRequests)?.value ?? 0) < count && !isSaid ? most?.1 ?? stated : nil
  }

  func text(withReason: Bool) -> String {
    "\(machines) of \(NumberText.count(Double(has)))"
      + (withReason ? reason.map { " for \($0)" } ?? "" : "")
  }

  /// "'Sockets' needs 300 for connections".
  var reasonInWords: String? { reason.map { "'\(name)' needs \(machines) for \($0)".onOneLine } }
}

extension Estimate {
  /// What the peak takes of a component's network, memory, processors and places for connections;
  /// not what it takes only in a failure.
  fileprivate func limitsReached(by part: Part) -> [Use] {
    everyUse(of: part).filter { !$0.resource.isAsked && $0.load.value != 0 }
  }
}

extension Use {
  /// Whether empty caches make it work harder; what was only sampled differs in its last digits.
  fileprivate var isColdWorse: Bool {
    guard let warm = load.value, let cold = coldLoad.value else {
      return load.value != coldLoad.value
    }
    return cold - warm > 1e-9 * abs(warm)
  }
}

extension Use.Resource {
  /// What tells several resources of one component apart.
  fileprivate var suffix: String { self == .requests ? "" : ", \(rawValue)" }
}
