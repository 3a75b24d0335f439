/// The machines a flow rests on, those that are alike together.
///
/// Alike are machines of one shard that stand in the same places and are counted by the same
/// groups: which of them is lost makes no difference, so that six hundred are one kind.
struct MachineClasses {
  struct Class: Hashable {
    let component: Int
    let shard: Int
    let places: [Variable]
    let count: Int
    /// The machines themselves, those that are alike in their group as often as there are any.
    let machines: [Variable]
  }

  let all: [Class]
  /// The kinds of machines that each group counts, by the number of the group.
  let ofGroup: [Int: [Int]]

  init(of function: SuccessFunction, under root: SuccessFunction.ID) {
    let numbers: [Int] = function.reachable(from: root).compactMap {
      if case .group(let number) = function.nodes[$0] { number } else { nil }
    }
    var owners: [Variable: [Int]] = [:]
    var order: [(member: RedundancyGroup.Member, group: Int)] = []
    for number in numbers {
      for member in function.groups[number].members {
        if owners[member.variable] == nil { order.append((member, number)) }
        owners[member.variable, default: []].append(number)
      }
    }
    var places: [Key: Int] = [:]
    var found: [(key: Key, count: Int, machines: [Variable])] = []
    for (member, group) in order {
      guard case .machine(let component, let shard, _) = member.variable else { continue }
      let key = Key(
        component: component, shard: shard, places: member.places,
        groups: owners[member.variable] ?? [group])
      if let place = places[key] {
        found[place].count += member.count
        found[place].machines += member.machines
      } else {
        places[key] = found.count
        found.append((key, member.count, member.machines))
      }
    }
    all = found.map {
      Class(
        component: $0.key.component, shard: $0.key.shard, places: $0.key.places, count: $0.count,
        machines: $0.machines)
    }
    var ofGroup: [Int: [Int]] = [:]
    for number in numbers { ofGroup[number] = [] }
    for (place, entry) in found.enumerated() {
      for group in entry.key.groups { ofGroup[group, default: []].append(place) }
    }
    self.ofGroup = ofGroup
  }

  private struct Key: Hashable {
    let component: Int
    let shard: Int
    let places: [Variable]
    let groups: [Int]
  }
}

extension RedundancyGroup.Member {
  /// Itself as often as there are others like it; more than anybody loses at once are left out.
  fileprivate var machines: [Variable] { Array(repeating: variable, count: min(count, 4)) }
}
