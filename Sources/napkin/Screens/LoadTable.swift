import Estimation
import SystemDesign

/// What the peak asks of each resource of each component, and which of them binds.
struct LoadTable {
  let estimate: Estimate
  /// A bar for a share; nil where there is no room for bars.
  let bar: (Double) -> String?

  /// Whether what rests on a default is marked.
  var marks = false

  private var hasBars: Bool { bar(0) != nil }

  var table: Table {
    var table = Table(
      ["Load at the peak", "asked", "can do", "use"] + (hasBars ? [""] : []) + ["needs, of"],
      [.left, .right, .right, .right] + (hasBars ? [.left] : []) + [.left])
    for part in estimate.design.components {
      let uses = estimate.uses(of: part)
      let binding = Self.binding(uses)
      for (index, use) in uses.enumerated() {
        let name = "\(part.name)\(use.resource.suffix) ×\(use.machines)"
        // Of several resources the one used up first has the machines beside it, and no other.
        let need = binding == nil || binding == index ? need(of: part) : ""
        table.add(row(name, use, use.load, use.warm, need: need))
        if use.isColdWorse {
          table.add(
            row("\(part.name)\(use.resource.suffix), cold", use, use.coldLoad, use.cold))
        }
      }
    }
    return table
  }

  /// Which resource is used up first; nil where nothing is known of any.
  private static func binding(_ uses: [Use]) -> Int? {
    uses.indices.filter { uses[$0].warm.value != nil }
      .max { (uses[$0].warm.value ?? 0) < (uses[$1].warm.value ?? 0) }
  }

  private func row(
    _ name: String, _ use: Use, _ load: Amount, _ share: Amount, need: String = ""
  ) -> [String] {
    let mark = marks && !use.defaults.isEmpty ? DefaultsSection.mark : ""
    func rate(_ amount: Amount) -> String {
      amount.value.map { QuantityText.text($0, Dimension.rate) } ?? "not stated"
    }
    return [
      name, rate(load), rate(use.capacity) + mark,
      share.value.map { QuantityText.percent($0) + mark } ?? "",
    ] + (hasBars ? [share.value.flatMap(bar) ?? ""] : []) + [need]
  }

  /// The machines needed of those it has, copies included; of a stream, partitions.
  private func need(of part: Part) -> String {
    let figure = estimate.figure(.instancesNeeded, of: .component(part.name))
    guard let figure, figure.value != nil else { return "" }
    let has = part.kind == .stream ? part.messaging.partitions ?? 1 : part.machines
    return "\(figure.text) of \(has)" + (reason(of: part).map { " for \($0)" } ?? "")
  }

  /// What but the requests asks for most machines; nil where it is the requests.
  private func reason(of part: Part) -> String? {
    func machines(_ measure: Measure) -> Double {
      estimate.figure(measure, of: .component(part.name))?.value ?? 0
    }
    let others: [(Measure, String)] = [
      (.machinesForNetwork, "the network"), (.machinesForMemory, "memory"),
      (.machinesForConnections, "connections"), (.machinesForDisk, "the disk"),
    ]
    let most = others.max { machines($0.0) < machines($1.0) }
    return most.flatMap { machines($0.0) > machines(.machinesForRequests) ? $0.1 : nil }
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
