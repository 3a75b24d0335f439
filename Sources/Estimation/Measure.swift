/// What a figure says about its subject.
public enum Measure: String, Sendable, CaseIterable {
  case rateMean = "rate-mean"
  case ratePeak = "rate-peak"
  /// How many times the mean the busiest moment is, stated or from a daily curve.
  case peakFactor = "peak-factor"
  case ingressMean = "ingress-mean"
  case ingressPeak = "ingress-peak"
  case egressMean = "egress-mean"
  case egressPeak = "egress-peak"
  case storagePerDay = "storage-per-day"
  /// The first year's, before anything expires.
  case storagePerYear = "storage-per-year"
  /// At the horizon, each thing once.
  case storageRaw = "storage-raw"
  /// At the horizon, with copies.
  case storageStored = "storage-stored"
  /// The share of all its machines' capacity that the peak takes, caches warm.
  case utilisationPeak = "utilisation-peak"
  /// The same with every cache empty.
  case utilisationCold = "utilisation-cold"
  /// The machines the peak needs, with headroom, rounded up.
  case instancesNeeded = "instances-needed"
  /// What is spent in a month of thirty days: machines as they are, requests and bytes at the mean
  /// rate, and what is kept at the horizon.
  case costPerMonth = "cost-per-month"
  /// What one execution of a flow costs.
  case costPerRequest = "cost-per-request"

  /// The base unit of its value.
  public var unit: String {
    switch self {
    case .rateMean, .ratePeak: "1/s"
    case .ingressMean, .ingressPeak, .egressMean, .egressPeak: "B/s"
    case .storagePerDay, .storagePerYear, .storageRaw, .storageStored: "B"
    case .peakFactor, .utilisationPeak, .utilisationCold, .instancesNeeded: "1"
    case .costPerMonth, .costPerRequest: "USD"
    }
  }

  /// The measure in words.
  public var words: String {
    switch self {
    case .rateMean: "mean requests"
    case .ratePeak: "peak requests"
    case .peakFactor: "peak over mean"
    case .ingressMean: "mean bytes in"
    case .ingressPeak: "peak bytes in"
    case .egressMean: "mean bytes out"
    case .egressPeak: "peak bytes out"
    case .storagePerDay: "storage a day"
    case .storagePerYear: "storage in the first year"
    case .storageRaw: "storage at the horizon"
    case .storageStored: "storage at the horizon with copies"
    case .utilisationPeak: "use at the peak"
    case .utilisationCold: "use at the peak with caches cold"
    case .instancesNeeded: "machines needed"
    case .costPerMonth: "cost a month"
    case .costPerRequest: "cost of one"
    }
  }
}
