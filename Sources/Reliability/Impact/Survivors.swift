import Estimation
import SystemDesign

extension Topology {
  /// How many machines share the load of a resource when all in one place are lost.
  ///
  /// What has no data hands its load to all the rest. Of a store nothing moves from one shard to
  /// another: the copies of a shard that stay take over among themselves, and the load of a shard of
  /// which none stays fails. So there are as many primaries as before, a stream keeps its
  /// partitions, and of what any copy may do the shard with the fewest copies left counts.
  func machinesLeft(of use: Use, _ part: Part, losing place: Variable) -> Int {
    let machines = use.machines
    guard part.isStore else {
      let places = places(of: part)
      let count = min(machines, Copies.most)
      let lost = (0..<count).count { places[$0 % places.count].contains(place) }
      return max(1, machines - lost)
    }
    let shards = max(part.instances, 1)
    // Bytes and the like move only among copies that all answer: a primary's are not the replicas'.
    guard use.resource.isAsked || Copies(of: part, for: .reads).anyAnswers else { return machines }
    let isOfCopies = use.resource == .replicaReads || machines > shards
    guard part.kind != .stream, part.kind != .queue, isOfCopies, part.copiesOfData > 1,
      let staying = fewestCopies(of: part, without: place)
    else { return machines }
    // One of the copies that stay is the primary; alone, it answers what the others did.
    let answering = use.resource == .replicaReads ? max(staying - 1, 1) : staying
    return shards.multipliedReportingOverflow(by: answering).partialValue
  }

  /// The share of a store's shards of which no copy is left without a place.
  func shareOfShards(of part: Part, onlyIn place: Variable) -> Double {
    let shards = min(max(part.instances, 1), Copies.most)
    let staying = copiesStaying(of: part, without: place)
    let lost = staying.indices.filter { staying[$0] == 0 }
    guard !lost.isEmpty else { return 0 }
    let kinds = staying.count
    let gone = lost.reduce(0) { $0 + shards / kinds + ($1 < shards % kinds ? 1 : 0) }
    return Double(gone) / Double(shards)
  }

  /// The copies of the shard that has the fewest left but any; nil where there is no such shard.
  private func fewestCopies(of part: Part, without place: Variable) -> Int? {
    copiesStaying(of: part, without: place).filter { $0 > 0 }.min()
  }

  /// The copies left of each kind of shard; they stand as others do that many before them.
  private func copiesStaying(of part: Part, without place: Variable) -> [Int] {
    let places = places(of: part)
    let copies = min(part.copiesOfData, Copies.most)
    let kinds = isPlaced(part) ? 1 : min(max(part.instances, 1), places.count)
    return (0..<kinds).map { shard in
      (0..<copies).count { copy in
        !places[(shard + copy % places.count) % places.count].contains(place)
      }
    }
  }
}
