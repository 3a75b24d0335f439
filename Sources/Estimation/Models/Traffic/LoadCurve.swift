import RealModule

/// How the load of a day is spread over its hours, as a share of the day's mean.
///
/// The peak factor follows from the curve: how many times the mean the busiest moment is.
public struct LoadCurve: Sendable, Equatable {
  private enum Shape: Sendable, Equatable {
    case sinusoid(swing: Double)
    case hours([Double])
    case concentrated(load: Double, time: Double)
  }

  private let shape: Shape

  private init(_ shape: Shape) { self.shape = shape }

  /// The same load at every moment.
  public static let flat = LoadCurve(.sinusoid(swing: 0))

  /// A smooth day: mean × (1 + a sin t), one wave a day.
  ///
  /// - Parameter swing: how far above and below the mean it goes, as a share of it; 0 to 1.
  public static func sinusoid(swing: Double) throws(Refusal) -> LoadCurve {
    LoadCurve(.sinusoid(swing: try swing.share("swing")))
  }

  /// A measured day: the load of each of its 24 hours, in any unit.
  ///
  /// - Parameter hours: 24 numbers, none negative, not all zero.
  public static func hours(_ hours: [Double]) throws(Refusal) -> LoadCurve {
    guard hours.count == 24 else {
      throw Refusal("number of hours", Double(hours.count), wanted: "24")
    }
    for hour in hours { _ = try hour.notNegative("load of an hour") }
    let mean = try (hours.reduce(0, +) / 24).positive("load of the day")
    return LoadCurve(.hours(hours.map { $0 / mean }))
  }

  /// A day that is said as "80 % of the traffic in 20 % of the day".
  ///
  /// - Parameters:
  ///   - load: the share of the day's load that falls in the busy time; no less than `time`, at
  ///     most 1.
  ///   - time: the share of the day that is busy; above 0, at most 1.
  public static func concentrated(load: Double, in time: Double) throws(Refusal) -> LoadCurve {
    let time = try time.share("busy share of the day").positive("busy share of the day")
    guard try load.share("share of the load") >= time else {
      throw Refusal(
        "share of the load", load, wanted: "no less than the share of the day, \(time)")
    }
    return LoadCurve(.concentrated(load: load, time: time))
  }

  /// How many times the mean the busiest moment is; 1 or more.
  ///
  /// 1 + a for the smooth day, the busiest hour over the mean hour for the measured one, load ÷ time
  /// for the other.
  public var peakFactor: Double {
    switch shape {
    case .sinusoid(let swing): 1 + swing
    case .hours(let hours): hours.max() ?? 1
    case .concentrated(let load, let time): load / time
    }
  }

  /// The share of the day's load that falls in its busiest hour; from 1/24 to 1.
  ///
  /// For the smooth day the mean of the wave over the hour around its top:
  /// (1 + a sin(π/24) ÷ (π/24)) ÷ 24.
  public var busiestHourShare: Double {
    switch shape {
    case .sinusoid(let swing):
      let half = Double.pi / 24
      return (1 + swing * Double.sin(half) / half) / 24
    case .hours(let hours): return (hours.max() ?? 1) / 24
    case .concentrated(let load, let time):
      let hour = 1.0 / 24
      return time >= hour
        ? load / time * hour : load + (1 - load) * (hour - time) / (1 - time)
    }
  }

  /// How many times the mean the load is at a moment of the day.
  ///
  /// - Parameter moment: the share of the day gone by; taken modulo one day. The smooth day begins
  ///   at its mean and rises; the concentrated one begins with its busy time.
  public func load(at moment: Double) -> Double {
    guard moment.isFinite else { return 1 }
    let moment = moment - moment.rounded(.down)
    switch shape {
    case .sinusoid(let swing): return 1 + swing * Double.sin(2 * .pi * moment)
    case .hours(let hours): return hours[min(23, Int(moment * 24))]
    case .concentrated(let load, let time):
      if moment < time { return load / time }
      return time < 1 ? (1 - load) / (1 - time) : 1
    }
  }
}
