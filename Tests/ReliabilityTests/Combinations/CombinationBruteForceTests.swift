import DecisionDiagrams
import SystemDesign
import Testing

@testable import Reliability

@Suite("Combinations against every set tried")
struct CombinationBruteForceTests {
  /// What is lost, without which of several alike machines.
  struct Pattern: Hashable {
    let machines: [Int]
    let places: [Variable]
  }

  @Test("minimal cut sets of up to three agree", arguments: 0..<40)
  func orders(block: Int) throws {
    for seed in (block * 50)..<(block * 50 + 50) {
      let random = RandomFunction(seed: seed)
      let losses = StructuralLosses(
        of: random.function, root: random.root, load: .peak, upTo: 3)
      let sets = ModularDiagram(of: losses.function, root: losses.top).cutSets(mostOrder: 3)
      try #require((sets.completeOrder ?? 3) >= 3)
      let found = Set(
        try #require(sets.sets(upTo: 3)).map { set in
          pattern(
            set.map { number -> (machine: Int?, place: Variable?) in
              switch losses.losses[number] {
              case .machine(let kind, _): (kind, nil)
              case .place(let variable): (nil, variable)
              }
            })
        })
      #expect(found == minimal(random, losses.classes), "seed \(seed)")
    }
  }

  private func pattern(_ members: [(machine: Int?, place: Variable?)]) -> Pattern {
    Pattern(
      machines: members.compactMap(\.machine).sorted(), places: members.compactMap(\.place).sorted()
    )
  }

  /// Every set of up to three bits is tried; a set is minimal where no part of it takes it down.
  private func minimal(_ random: RandomFunction, _ classes: MachineClasses) -> Set<Pattern> {
    let brute = BruteForce(function: random.function, root: random.root) { _ in 1 }
    let bits = brute.bits.filter { if case .unneeded = $0 { false } else { true } }
    var minimal: [Set<BruteForce.Bit>] = []
    for lost in StructuralLosses.subsets(of: bits, upTo: 3).map(Set.init) {
      guard !minimal.contains(where: { $0.isSubset(of: lost) }) else { continue }
      if brute.fails(losing: lost) { minimal.append(lost) }
    }
    return Set(
      minimal.map { set in
        pattern(
          set.map { bit in
            switch bit {
            case .machine(let variable, _): (Self.kind(of: variable, random, classes), nil)
            case .place(let variable): (nil, variable)
            case .unneeded: (nil, nil)
            }
          })
      })
  }

  /// The class of a machine, found apart from how classes are made: by what they hold.
  private static func kind(
    of variable: Variable, _ random: RandomFunction, _ classes: MachineClasses
  ) -> Int? {
    guard case .machine(let component, let shard, _) = variable else { return nil }
    var places: [Variable] = []
    var groups: Set<Int> = []
    for (number, group) in random.function.groups.enumerated() {
      for member in group.members where member.variable == variable {
        places = member.places
        groups.insert(number)
      }
    }
    return classes.all.indices.first { kind in
      let own = classes.all[kind]
      let counted = classes.ofGroup.filter { $0.value.contains(kind) }.keys
      return own.component == component && own.shard == shard && own.places == places
        && Set(counted) == groups.intersection(classes.ofGroup.keys)
    }
  }
}
