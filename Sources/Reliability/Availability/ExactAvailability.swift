import DecisionDiagrams
import Estimation
import SystemDesign

/// The share of time that a flow's success function holds, exactly.
struct ExactAvailability {
  /// The value and what the guesses make of it, or what is missing.
  let amount: Amount
  /// Between what it surely lies; nil where the figure is exact or nothing is known of it.
  let bounds: ClosedRange<Double>?

  /// As many nodes as a tenth of a second makes.
  static let mostNodes = 200_000

  init(
    of function: SuccessFunction, root: SuccessFunction.ID, _ topology: Topology,
    _ stated: StatedAvailability, mostNodes: Int = mostNodes
  ) {
    self.init(
      of: function, [Completion.Term(share: 1, root: root)], topology, stated,
      mostNodes: mostNodes)
  }

  /// The sum of several roots, each of which counts so often.
  init(
    of function: SuccessFunction, _ terms: [Completion.Term], _ topology: Topology,
    _ stated: StatedAvailability, mostNodes: Int = mostNodes
  ) {
    let missing = distinct(
      terms.flatMap { Self.missing(function, $0.root, topology, stated) })
    guard missing.isEmpty else {
      (amount, bounds) = (.unknown(missing: missing), nil)
      return
    }
    var parts: [(share: Double, losses: ProbableLosses, diagram: ModularDiagram)] = []
    for term in terms {
      let losses = ProbableLosses(
        of: function, root: term.root, topology, stated, mostMachines: 1)
      guard !losses.isCutShort else {
        (amount, bounds) = (.unknown(missing: [Self.tooMany]), nil)
        return
      }
      // A long row of parts that are all needed is no combination of anything: a few nodes each.
      let diagram = ModularDiagram(
        of: losses.function, root: losses.top,
        mostNodes: max(mostNodes, losses.chances.count * 10))
      guard diagram.isExact else {
        let up = diagram.probability(losses.odds).complement
        let isAll = terms.count == 1 && term.share == 1
        (amount, bounds) = (.unknown(missing: [Self.tooMany]), isAll ? up.lower...up.upper : nil)
        return
      }
      parts.append((term.share, losses, diagram))
    }
    let (whole, kept) = (terms.reduce(0) { $0 + $1.share }, parts)
    // What is away is added and not what is up, so that it keeps its digits.
    amount = .known(
      Self.spread(stated) { stated in
        whole
          - kept.reduce(0) {
            $0 + $1.share * $1.diagram.probability($1.losses.odds(of: stated)).lower
          }
      })
    bounds = nil
  }

  /// What is said where a function has too many combinations.
  static let tooMany =
    "fewer combinations of failures: there are too many to work this out exactly"

  /// Guesses are independent, so that what each makes of the figure adds as deviations do.
  ///
  /// One guess alone moves the figure from end to end, so that its range is exact.
  private static func spread(
    _ stated: StatedAvailability, _ probability: (StatedAvailability) -> Double
  ) -> Amount.Spread {
    let value = probability(stated)
    var (below, above) = (0.0, 0.0)
    for guess in stated.guesses {
      guard let ends = stated.ends(of: guess) else { continue }
      let reached = [ends.low, ends.high].map { probability(stated.taking(guess, at: $0)) }
      let low = max(0, value - (reached.min() ?? value))
      let high = max(0, (reached.max() ?? value) - value)
      below += low * low
      above += high * high
    }
    return Amount.Spread(
      value: value, low: max(0, value - below.squareRoot()),
      high: min(1, value + above.squareRoot()))
  }

  /// Every availability it rests on that nobody stated, in the order of the file.
  private static func missing(
    _ function: SuccessFunction, _ root: SuccessFunction.ID, _ topology: Topology,
    _ stated: StatedAvailability
  ) -> [String] {
    let groups = function.groups(under: root)
    let components = Set(groups.map(\.component)).filter { stated.availability(of: $0) == nil }
    // A zone or a region of which nothing is said is left out, and a note says so.
    let domains = Set(groups.filter { $0.caches == nil }.flatMap(\.shared))
      .filter { stated.availability(of: $0) == nil }
    return components.sorted().map {
      "the availability of '\(topology.parts[$0].name)': say .available(99.9.percent)"
    }
      + domains.map { (topology.origin(of: $0).line, topology.name(of: $0)) }.sorted(by: <).map {
        "the availability of '\($0.1)': say availability: 99.9.percent"
      }
  }
}
