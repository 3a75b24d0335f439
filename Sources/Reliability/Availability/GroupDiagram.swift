/// A group of machines as part of a decision diagram.
///
/// Machines that only this group counts are not told apart: given the places that are up, whether
/// enough of them are up is one chance. Six hundred instances in three zones are ten levels then,
/// not six hundred.
struct GroupDiagram {
  let group: RedundancyGroup
  let number: Int
  /// Whether another group of the flow counts the same machines.
  let isShared: Bool
  /// What is left out of the figure because nothing says how often it is up.
  let isLeftOut: (Variable) -> Bool
  let failsTogether: Bool
  let switches: Bool

  private typealias Ref = DecisionDiagram.Ref

  /// Machines that are lost with the same places.
  private struct Block {
    let places: [Chance]
    let count: Int
  }

  /// Its chances, those first that it may share with other groups.
  var chances: [Chance] {
    let last: [Chance] =
      isShared
      ? group.members.map { .up($0.variable) }
      : (sums?.last ?? []).reversed().filter { $0 >= group.neededAtPeak }
        .map { .enough(group: number, of: $0) }
    return whole + blocks.flatMap(\.places) + last
  }

  /// Adds it to a diagram.
  func build(in diagram: inout Diagram) -> DecisionDiagram.Ref {
    let enough = isShared ? counted(&diagram) : collapsed(&diagram)
    return diagram.choose(whole, enough, DecisionDiagram.no)
  }

  private var whole: [Chance] {
    group.shared.filter { !isLeftOut($0) }.map { .up($0) }
      + (failsTogether ? [.notTogether(group.component)] : [])
      + (switches ? [.notSwitching(group.component)] : [])
  }

  private func places(_ member: RedundancyGroup.Member) -> [Chance] {
    member.places.filter { !isLeftOut($0) }.map { .up($0) }
  }

  private var blocks: [Block] {
    var order: [[Chance]] = []
    var counts: [[Chance]: Int] = [:]
    for member in group.members {
      let places = places(member)
      if counts[places] == nil { order.append(places) }
      counts[places, default: 0] += member.count
    }
    return order.map { Block(places: $0, count: counts[$0] ?? 0) }
  }

  /// How many machines may stand in places that are up, after each block; nil where there are too
  /// many possibilities.
  private var sums: [[Int]]? {
    var sums: [[Int]] = [[0]]
    var count = 0
    for block in blocks {
      let before = sums[sums.count - 1]
      let after = before.map { $0 + block.count } + (block.places.isEmpty ? [] : before)
      sums.append(Set(after).sorted())
      count += after.count
      if count > Self.mostSums { return nil }
    }
    return sums
  }

  private static let mostSums = 1_000_000

  private func collapsed(_ diagram: inout Diagram) -> Ref {
    let blocks = blocks
    guard let sums else {
      diagram.giveUp()
      return DecisionDiagram.no
    }
    var refs: [Int: Ref] = [:]
    for sum in (sums.last ?? []).reversed() {
      refs[sum] =
        sum < group.neededAtPeak
        ? DecisionDiagram.no : diagram.chance(.enough(group: number, of: sum))
    }
    for (block, before) in zip(blocks, sums).reversed() {
      var next: [Int: Ref] = [:]
      for sum in before {
        if diagram.isExhausted { return DecisionDiagram.no }
        next[sum] = diagram.choose(
          block.places, refs[sum + block.count] ?? DecisionDiagram.no,
          refs[sum] ?? DecisionDiagram.no)
      }
      refs = next
    }
    return refs[0] ?? DecisionDiagram.no
  }

  private func counted(_ diagram: inout Diagram) -> Ref {
    var machines: [Ref] = []
    for member in group.members {
      if diagram.isExhausted { return DecisionDiagram.no }
      let machine = diagram.chance(.up(member.variable))
      machines.append(diagram.choose(places(member), machine, DecisionDiagram.no))
    }
    return diagram.atLeast(group.neededAtPeak, of: machines)
  }
}
