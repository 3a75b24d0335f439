import Estimation
import SystemDesign

/// The figures of a design on one or two screens.
struct EstimateScreen {
  let estimate: Estimate
  let terminal: Terminal
  /// The published figures that stand in it for what is not stated.
  var defaults: [Defaults.Taken] = []

  private var design: Design { estimate.design }

  var lines: [String] {
    let tables = [traffic, bandwidth, storage, use, cost.components, cost.flows]
      .filter { !$0.isEmpty }
    return [title] + tables.flatMap { [""] + $0.lines(on: terminal) } + section(conclusions)
      + section(unsaid) + section(DefaultsSection.lines(defaults, on: terminal))
  }

  private func section(_ lines: [String]) -> [String] { lines.isEmpty ? [] : [""] + lines }

  private var title: String {
    let peak = design.traffic?.usualPeak.flatMap(\.median).map {
      "peak ×\(NumberText.count($0))" + (design.traffic?.peak == nil ? " by the daily curve" : "")
    }
    let horizon = design.traffic?.horizon.map { "horizon \($0.formula)" }
    let left = "\(design.name.onOneLine) · estimate"
    let right = [peak, horizon].compactMap { $0 }.joined(separator: " · ")
    guard !right.isEmpty else { return terminal.style(left, .bold) }
    let room = max(3, min(terminal.width, 88) - left.columns - right.columns)
    return terminal.style(left, .bold) + String(repeating: " ", count: room) + right
  }

  private var cost: CostTables { CostTables(estimate: estimate, marks: !defaults.isEmpty) }

  private var traffic: Table {
    let guesses = design.flows.contains { estimate.range(.rateMean, of: .flow($0.name)) != nil }
    var table = Table(
      ["Traffic", "mean", "peak"] + (guesses ? ["90 % range of the mean"] : []) + ["from"],
      [.left, .right, .right] + (guesses ? [.right] : []) + [.left])
    for flow in design.flows {
      let subject = Subject.flow(flow.name)
      table.add(
        [flow.name] + texts([.rateMean, .ratePeak], subject)
          + (guesses ? [estimate.range(.rateMean, of: subject) ?? ""] : [])
          + [flow.rate.formula.description])
    }
    return table
  }

  private var bandwidth: Table {
    var table = Table(
      ["Bandwidth", "in, mean", "in, peak", "out, mean", "out, peak"],
      [.left, .right, .right, .right, .right])
    let measures: [Measure] = [.ingressMean, .ingressPeak, .egressMean, .egressPeak]
    for flow in design.flows { table.add([flow.name] + texts(measures, .flow(flow.name))) }
    if design.flows.count > 1 { table.add(["all"] + texts(measures, .system)) }
    return table
  }

  private var storage: Table {
    let stores = design.components.filter {
      estimate.figure(.storageRaw, of: .component($0.name)) != nil
    }
    let guesses = stores.contains {
      estimate.range(.storageStored, of: .component($0.name)) != nil
    }
    var table = Table(
      ["Storage", "a day", "first year", "at horizon", "with copies", ""]
        + (guesses ? ["90 % range with copies"] : []),
      [.left, .right, .right, .right, .right, .left] + (guesses ? [.right] : []))
    func range(_ subject: Subject) -> [String] {
      guesses ? [estimate.range(.storageStored, of: subject) ?? ""] : []
    }
    let measures: [Measure] = [.storagePerDay, .storagePerYear, .storageRaw, .storageStored]
    for store in stores {
      let copies = store.copiesInWords
      let subject = Subject.component(store.name)
      table.add([store.name] + texts(measures, subject) + [copies] + range(subject))
    }
    if stores.count > 1 {
      table.add(["all"] + texts(measures, .system) + [""] + range(.system))
    }
    return table
  }

  private var use: Table {
    var table = Table(
      ["Load at the peak", "asked", "can do", "use"] + (hasBars ? [""] : []) + ["needs, of"],
      [.left, .right, .right, .right] + (hasBars ? [.left] : []) + [.left])
    for part in design.components {
      for use in estimate.uses(of: part) {
        let needed = estimate.figure(.instancesNeeded, of: .component(part.name))
        let name = "\(part.name)\(use.resource.suffix) ×\(use.machines)"
        table.add(row(name, use, use.load, use.warm, need: need(needed?.text, of: part)))
        if use.isColdWorse {
          table.add(
            row("\(part.name)\(use.resource.suffix), cold", use, use.coldLoad, use.cold))
        }
      }
    }
    return table
  }

  private func row(
    _ name: String, _ use: Use, _ load: Amount, _ share: Amount, need: String = ""
  ) -> [String] {
    let mark = !defaults.isEmpty && !use.defaults.isEmpty ? DefaultsSection.mark : ""
    func rate(_ amount: Amount) -> String {
      amount.value.map { QuantityText.text($0, Dimension.rate) } ?? "not stated"
    }
    return [
      name, rate(load), rate(use.capacity) + mark,
      share.value.map { QuantityText.percent($0) + mark } ?? "",
    ] + (hasBars ? [share.value.map(terminal.bar) ?? ""] : []) + [need]
  }

  /// Bars only where there is room for them beside the figures.
  private var hasBars: Bool { terminal.width >= 100 }

  /// The machines needed of those it has, copies included; of a stream, partitions.
  private func need(_ text: String?, of part: Part) -> String {
    guard let text, text != "not stated" else { return "" }
    return "\(text) of \(part.kind == .stream ? part.messaging.partitions ?? 1 : part.machines)"
  }

  private func texts(_ measures: [Measure], _ subject: Subject) -> [String] {
    measures.map { estimate.figure($0, of: subject).map(text) ?? "" }
  }

  private func text(_ figure: Figure) -> String {
    figure.text + (!defaults.isEmpty && !figure.defaults.isEmpty ? DefaultsSection.mark : "")
  }

  private var conclusions: [String] {
    Conclusions(estimate: estimate).sentences.enumerated().map {
      ($0 == 0 ? "  So: " : "      ") + $1.onOneLine
    }
  }

  /// What would settle the figures that are not known; each once.
  private var unsaid: [String] {
    var seen: Set<String> = []
    let missing = estimate.figures.flatMap { $0.amount.missing + $0.remarks }
      .filter { seen.insert($0).inserted }
    guard !missing.isEmpty else { return [] }
    return [terminal.style("  Not stated", .bold)] + missing.prefix(8).map { "    " + $0.onOneLine }
      + (missing.count > 8 ? ["    and \(missing.count - 8) more: see --format json"] : [])
  }
}

extension Estimate {
  /// The 90 % range of a figure that rests on a guess.
  func range(_ measure: Measure, of subject: Subject) -> String? {
    guard case .known(let spread)? = figure(measure, of: subject)?.amount, spread.isRange else {
      return nil
    }
    return QuantityText.text(spread.low, measure) + " to " + QuantityText.text(spread.high, measure)
  }
}

extension Part {
  /// How often its data is there: "3 copies", "6 + 3 pieces".
  fileprivate var copiesInWords: String {
    if case .erasure(let data, let spare) = storage.replication {
      return "\(data) + \(spare) pieces"
    }
    return copiesOfData == 1 ? "1 copy" : "\(copiesOfData) copies"
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
