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
        // A way that takes no time is no station.
        .filter { $0 != "0" }.joined(separator: ", then ")
    }
    let audience = "where the mean is \(input(0)) and the largest \(input(1))"
    let slope = input(2).hasSuffix(" slope") ? "a slope of \(input(2).dropLast(6))" : input(2)
    let law = "by Zipf's law with \(slope)"
    return switch self {
    case .response:
      (isMean ? "mean over " : "99th percentile over ")
        + stations(from: 1, width: StationList.width)
    case .sentTwice:
      "share slower than the hedge over " + stations(from: 1, width: StationList.width)
    case .closed:
      (isMean ? "answers a second for " : "mean answer for ")
        + "\(input(1)), each with \(input(2)), over " + stations(from: 3, width: 3)
    case .meanUpTo: "mean up to \(input(2)), \(audience)"
    case .limitForMean: "limit that brings the mean to \(input(2)), \(audience)"
    case .shareAbove: "share above \(input(2)), \(audience)"
    case .growth:
      "years at the pace of the first, from year \(input(1)) to \(input(2)), growing \(input(0)) a year"
    case .anyMiss: "odds that one of \(input(1)) is missing where \(input(0)) are there"
    case .hitsBySize: "hits of a cache that keeps \(input(0)) out of \(input(1)), \(law)"
    case .hitsByExpiry: "hits before entries expire, at \(input(0)) for \(input(1)), \(law)"
    case .hitsBehind:
      "hits among what the first cache lacks, for \(input(1)) in the first and \(input(0)) in both"
    case .itemsToHold: "items that give \(input(0)) hits out of \(input(1)), \(law)"
    case .topShare: "share of requests for the \(input(0)) most wanted out of \(input(1)), \(law)"
    case .slope: "slope that gives \(input(0)) of requests to \(input(1)) of \(input(2))"
    case .collision: "odds that two of \(input(0)) drawn from \(input(1)) are the same"
    case .staffing: "fewest places for \(input(0)) where \(input(1)) may wait"
    }
  }
}
