/// A value that all its copies share until one of them is changed.
///
/// A component holds some sixty fields and a hop two or three components: held in place, 5,000 hops
/// took 200 MB, and copying them was a third of an estimate.
struct Shared<Value: Sendable>: Sendable {
  // Written only while one copy alone holds it, as isKnownUniquelyReferenced makes sure of; so no
  // two accesses meet either, and to note each of them was a fortieth of an analysis.
  private final class Holder: @unchecked Sendable {
    @exclusivity(unchecked) var value: Value

    init(_ value: Value) { self.value = value }
  }

  private var holder: Holder

  init(_ value: Value) { holder = Holder(value) }

  /// Whether another is a copy of this one that nobody has changed.
  func isCopy(of other: Shared) -> Bool { holder === other.holder }

  // Read in place: one of many fields is asked for, and copying the others is what this avoids.
  var value: Value {
    _read { yield holder.value }
    _modify {
      if !isKnownUniquelyReferenced(&holder) { holder = Holder(holder.value) }
      yield &holder.value
    }
  }
}
