import Estimation
import SystemDesign

/// What the figures come to, in the words one would say at the whiteboard.
struct Conclusions {
  let estimate: Estimate

  var sentences: [String] { [busiest, cold, storage].compactMap { $0 } }

  /// How much of a component is used, and of what, where it is not what is asked of it.
  private struct Busy {
    let name: String
    let warm: Double
    let cold: Double
    let limit: String?

    var share: String {
      QuantityText.percent(warm) + (limit.map { " of its \($0)" } ?? "")
    }
  }

  private var parts: [Busy] {
    estimate.design.components.compactMap { part in
      let subject = Subject.component(part.name)
      guard let busy = estimate.figure(.utilisationPeak, of: subject), let warm = busy.value,
        let cold = estimate.figure(.utilisationCold, of: subject)?.value
      else { return nil }
      let limit = busy.binds.flatMap { $0.isAsked ? nil : $0.rawValue }
      return Busy(name: part.name, warm: warm, cold: cold, limit: limit)
    }
  }

  private var busiest: String? {
    let over = parts.filter { $0.warm > 1 + 1e-9 }
    if !over.isEmpty {
      let names = over.map { "'\($0.name)' (\($0.share))" }
      return "the peak is more than \(names.joined(separator: ", ")) can carry."
    }
    let known = isOpen ? "of what is known the busiest part" : "the busiest part"
    return parts.max { $0.warm < $1.warm }.map {
      "\(known) at the peak is '\($0.name)', at \($0.share)."
    }
  }

  /// Whether anything is asked of what cannot be judged, as its load or what it can do is not stated.
  private var isOpen: Bool {
    estimate.design.components.contains { part in
      guard let use = estimate.figure(.utilisationPeak, of: .component(part.name)) else {
        return false
      }
      let uses = estimate.uses(of: part)
      return use.value == nil && (uses.isEmpty || uses.contains { $0.load.value != 0 })
    }
  }

  private var cold: String? {
    guard let worst = parts.filter({ $0.cold > $0.warm }).max(by: { $0.cold < $1.cold }) else {
      return nil
    }
    let share = QuantityText.percent(worst.cold)
    return worst.cold > 1
      ? "with empty caches the peak asks \(share) of '\(worst.name)': losing them needs a plan."
      : "with empty caches the peak takes \(share) of '\(worst.name)', which still carries it."
  }

  /// Stored bytes against the disks that were stated, and what a cache holds against its memory.
  private var storage: String? {
    let full = estimate.design.components.compactMap { part -> String? in
      let raw = estimate.figure(.storageRaw, of: .component(part.name))
      guard let raw, let bytes = raw.value, let shard = part.bytesOfShard else { return nil }
      let share = bytes / (shard * Double(part.instances))
      guard share > 1 else { return nil }
      let room = shard * Double(part.instances) / part.fill
      return "'\(part.name)' holds \(raw.text) at the horizon on disks of "
        + QuantityText.text(room, Dimension.dataSize) + part.end(share)
    }
    let crowded = estimate.design.components.compactMap { part -> String? in
      let subject = Subject.component(part.name)
      guard let held = estimate.figure(.memoryHeld, of: subject),
        let use = estimate.figure(.memoryUse, of: subject)?.value, use > 1
      else { return nil }
      return "'\(part.name)' is said to hold \(held.text), "
        + "\(QuantityText.percent(use * part.fill)) of its memory" + part.end(use)
    }
    return (full + crowded).first
  }
}

extension Part {
  /// The share of a disk or a memory that is meant to be filled.
  fileprivate var fill: Double { storage.fill?.median ?? 1 }

  /// Whether so much of what is meant to be filled fits at all.
  fileprivate func end(_ share: Double) -> String {
    guard share * fill <= 1 else { return ": it does not fit." }
    return ": more than the \(QuantityText.percent(fill)) that are meant to be filled."
  }
}
