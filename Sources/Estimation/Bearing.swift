/// What machines bear at one moment, as a share of what all of them can do.
public struct Bearing: Sendable, Hashable {
  /// All of it; above 1 is too much.
  public let share: Double
  /// The part of that share that each copy bears whatever their number, as a cache's writes.
  public let borne: Double

  /// A share, of which each copy bears a part whatever their number; at most all of it.
  public init(share: Double, borne: Double = 0) {
    (self.share, self.borne) = (share, min(borne, share))
  }

  /// So many times as much of both.
  public func times(_ factor: Double) -> Bearing {
    Bearing(share: share * factor, borne: borne * factor)
  }

  /// What so many machines bear of it that were more, or fewer.
  public func on(_ left: Int, of machines: Int) -> Bearing {
    guard left > 0 else { return Bearing(share: .infinity) }
    return Bearing(
      share: borne + (share - borne) * Double(machines) / Double(left), borne: borne)
  }

  /// The machines that bear it, rounded up and at least one; nil where it has no end.
  ///
  /// - Parameter machines: those it is a share of.
  fileprivate func machines(of machines: Int) -> Int? {
    guard share.isFinite else { return nil }
    // Where what each copy bears is too much already, no number of copies is enough.
    // What all bear alike and no more one can bear as well.
    guard borne < 1 else { return borne > 1 ? Int.max : share > borne ? max(1, machines) : 1 }
    // A share that is a whole number of machines but for the last bits of a sum is that number.
    let exact = (share - borne) * Double(machines) / (1 - borne)
    let whole = exact.rounded(.up)
    let needed = whole - exact > 1 - 1e-9 ? whole - 1 : whole
    return max(1, Int(exactly: needed) ?? Int.max)
  }
}

extension [Bearing] {
  /// The machines that bear any one of these, rounded up and at least one; nil where one has no end.
  public func machines(of machines: Int) -> Int? {
    reduce(.some(1)) { most, one in
      most.flatMap { most in one.machines(of: machines).map { Swift.max(most, $0) } }
    }
  }

  /// The most that so many machines bear at any of these moments.
  public func share(on left: Int, of machines: Int) -> Double {
    map { $0.on(left, of: machines).share }.max() ?? 0
  }
}
