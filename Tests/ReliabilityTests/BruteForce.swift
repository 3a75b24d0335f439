@testable import Reliability
import SystemDesign

/// Works a success function out by trying every state, to hold the quick ways against.
struct BruteForce {
  let function: SuccessFunction
  let root: SuccessFunction.ID
  /// How often a thing is up.
  let isUp: (Variable) -> Double
  /// How often one bit is true, where it is to be another figure.
  var instead: (Bit) -> Double? = { _ in nil }

  init(
    function: SuccessFunction, root: SuccessFunction.ID, isUp: @escaping (Variable) -> Double
  ) {
    (self.function, self.root, self.isUp) = (function, root, isUp)
  }

  /// One machine of a member, or a place, or a hop that is not needed.
  enum Bit: Hashable {
    case machine(Variable, Int)
    case place(Variable)
    case unneeded(Int, Double)
  }

  var bits: [Bit] {
    var bits: [Bit] = []
    for place in function.reachable(from: root) {
      switch function.nodes[place] {
      case .group(let number):
        for member in function.groups[number].members {
          bits += (0..<member.count).map { .machine(member.variable, $0) }
          bits += member.places.map { .place($0) }
        }
        bits += function.groups[number].shared.map { .place($0) }
      case .sometimes(let hop, let share, _): bits.append(.unneeded(hop, 1 - (share ?? 1)))
      default: break
      }
    }
    return distinct(bits)
  }

  /// The choices of a shard by component, with how many options there are and how likely each is.
  private var choices: [(component: Int, odds: [Double])] {
    var seen: Set<Int> = []
    return function.reachable(from: root).compactMap { place in
      guard case .shard(let choice) = function.nodes[place],
        seen.insert(choice.component).inserted
      else { return nil }
      return (choice.component, choice.options.map { Double($0.count) / Double(choice.total) })
    }
  }

  private func holds(
    _ place: SuccessFunction.ID, _ isTrue: (Bit) -> Bool, _ chosen: [Int: Int]
  ) -> Bool {
    func holds(_ place: SuccessFunction.ID) -> Bool { self.holds(place, isTrue, chosen) }
    switch function.nodes[place] {
    case .always: return true
    case .all(let parts): return parts.allSatisfy(holds)
    case .any(let parts): return parts.contains(where: holds)
    case .atLeast(let count, let parts): return parts.filter(holds).count >= count
    case .sometimes(let hop, let share, let part):
      return isTrue(.unneeded(hop, 1 - (share ?? 1))) || holds(part)
    case .shard(let choice):
      return holds(choice.options[chosen[choice.component] ?? 0].node)
    case .group(let number):
      let group = function.groups[number]
      let up = group.members.flatMap { member in
        (0..<member.count).filter { unit in
          isTrue(.machine(member.variable, unit))
            && member.places.allSatisfy { isTrue(.place($0)) }
        }
      }
      return group.shared.allSatisfy { isTrue(.place($0)) } && up.count >= group.neededAtPeak
    }
  }

  /// The mean over the shards met of whether it holds.
  func success(_ isTrue: (Bit) -> Bool) -> Double {
    var combinations: [(chosen: [Int: Int], odds: Double)] = [([:], 1)]
    for choice in choices {
      combinations = combinations.flatMap { combination in
        choice.odds.enumerated().map { option, odds in
          var chosen = combination.chosen
          chosen[choice.component] = option
          return (chosen, combination.odds * odds)
        }
      }
    }
    return combinations.reduce(0) { sum, combination in
      holds(root, isTrue, combination.chosen) ? sum + combination.odds : sum
    }
  }

  /// Whether losing just these takes some execution down, all hops needed.
  func fails(losing lost: Set<Bit>) -> Bool {
    success { bit in
      if case .unneeded = bit { false } else { !lost.contains(bit) }
    } < 1 - 1e-12
  }

  var availability: Double {
    let bits = bits
    let numbers = Dictionary(uniqueKeysWithValues: bits.enumerated().map { ($1, $0) })
    let shares = bits.map { bit -> Double in
      if let other = instead(bit) { return other }
      return switch bit {
      case .machine(let variable, _), .place(let variable): isUp(variable)
      case .unneeded(_, let share): share
      }
    }
    return (0..<(1 << bits.count)).reduce(0.0) { sum, state in
      let odds = shares.indices.reduce(1.0) {
        $0 * (state >> $1 & 1 == 1 ? shares[$1] : 1 - shares[$1])
      }
      return sum + odds * success { state >> (numbers[$0] ?? 0) & 1 == 1 }
    }
  }

  /// What the loss of each thing takes, one of its machines where it is several.
  var losses: [Variable: Double] {
    var losses: [Variable: Double] = [:]
    for bit in bits {
      switch bit {
      case .machine(let variable, _), .place(let variable):
        losses[variable] =
          1
          - success { other in
            if case .unneeded = other { false } else { other != bit }
          }
      case .unneeded: break
      }
    }
    return losses
  }
}
