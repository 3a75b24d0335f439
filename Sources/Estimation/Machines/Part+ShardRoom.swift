import SystemDesign

extension Part {
  /// The bytes that one shard is meant to hold, each thing once; nil where no disk is stated.
  ///
  /// Each machine of an erasure-coded shard holds a piece of it, each of any other a copy of the whole.
  var shardRoom: Formula? {
    guard let disk = capacity.disk else { return nil }
    let room = Term.known((storage.fill.map { disk * $0 } ?? disk).formula)
    guard case .erasure(let data, _) = storage.replication, data > 0 else { return room.formula }
    return room.times(.number(data, "pieces"), .dataSize).formula
  }

  /// The memory of one machine that is meant to be filled; nil where none is stated.
  var memoryToFill: Term? {
    capacity.memory.map { memory in
      .known((storage.fill.map { memory * $0 } ?? memory).formula)
    }
  }

  /// The room of one shard in bytes; nil where it is no number above 0.
  public var bytesOfShard: Double? {
    shardRoom.flatMap { Evaluation(of: [$0], ranging: [], .standard).amount(of: $0).value }
      .flatMap { $0 > 0 ? $0 : nil }
  }
}
