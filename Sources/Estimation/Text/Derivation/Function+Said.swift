import SystemDesign

extension Formula.Function {
  /// What a named function does, as one would say it, its inputs already in words or in numbers.
  ///
  /// - Parameter isMean: whether the first input is 0: of an answer's time the mean, of a closed
  ///   workload how much is done.
  func said(_ inputs: [String], isMean: Bool) -> String {
    func input(_ index: Int) -> String { index < inputs.count ? inputs[index] : "?" }
    func stations(from start: Int, width: Int) -> String {
      stride(from: start + width - 1, to: inputs.count, by: width).map(input)
        .joined(separator: ", then ")
    }
    let audience = "of audiences with \(input(0)) in the mean and \(input(1)) at most"
    let items = "of \(input(1)) with \(input(2))"
    return switch self {
    case .response:
      (isMean ? "mean over " : "99th percentile over ")
        + stations(from: 1, width: StationList.width)
    case .sentTwice:
      "share slower than the hedge over " + stations(from: 1, width: StationList.width)
    case .closed:
      (isMean ? "answers a second for " : "mean answer for ")
        + "\(input(1)), each with \(input(2)), over " + stations(from: 3, width: 3)
    case .meanUpTo: "mean of those up to \(input(2)), \(audience)"
    case .limitForMean: "limit that leaves \(input(2)) in the mean, \(audience)"
    case .shareAbove: "share above \(input(2)), \(audience)"
    case .growth:
      "years' worth of the first year from year \(input(1)) to \(input(2)), growing \(input(0)) a year"
    case .anyMiss: "odds that one of \(input(1)) is missing where \(input(0)) are there"
    case .hitsBySize: "hits with \(input(0)) \(items), least recently used out first"
    case .hitsByExpiry: "hits before expiry at \(input(0)) \(items)"
    case .itemsToHold: "items to hold for \(input(0)) hits \(items)"
    case .topShare: "share of requests for the top \(input(0)) \(items)"
    case .slope: "slope that gives \(input(0)) of requests to \(input(1)) of \(input(2))"
    case .collision: "odds that two of \(input(0)) drawn from \(input(1)) are the same"
    case .staffing: "fewest places for \(input(0)) where \(input(1)) may wait"
    }
  }
}
