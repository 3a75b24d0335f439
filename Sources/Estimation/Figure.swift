import SystemDesign

/// One figure worked out from a design, with the steps that made it.
public struct Figure: Sendable {
  /// What it is about.
  public let subject: Subject
  /// What it says about it.
  public let measure: Measure
  /// The number, or what would settle it.
  public let amount: Amount
  /// What the number does not count, and what would have it counted.
  public let remarks: [String]
  /// The queues that are asked for more than they can do, of a time that has no end for them.
  public var unstable: [UnstableQueue] = []
  /// What is used up first, of a use.
  public var binds: Use.Resource?
  /// The expression behind it; nil where it is unknown.
  public let formula: Formula?
  var draftStays: [DraftStay] = []
  let evaluation: Evaluation

  /// The number with its unit, as a person reads it: "unstable" where more comes to a queue than it
  /// can do, and "not stated" where it is unknown.
  public var text: String {
    value.map { QuantityText.text($0, measure) } ?? (unstable.isEmpty ? "not stated" : "unstable")
  }

  /// How it was worked out, one sentence a step, as a candidate would say it aloud.
  ///
  /// Written when it is asked for: a screen shows few, and to write all was half of an estimate.
  public var derivation: [String] {
    formula.map { Derivation(evaluation, of: $0, as: measure).steps(of: $0) } ?? []
  }

  /// The same steps as a tree, the figure at its top; nil where it is unknown.
  public var derivationTree: DerivationStep? {
    formula.flatMap { Derivation(evaluation, of: $0, as: measure).tree(of: $0) }
  }

  /// Where the time of an answer goes, in the order of its way; empty for what is no such time.
  ///
  /// Worked out when it is asked for.
  public var stays: [Stay] {
    guard !draftStays.isEmpty else { return [] }
    let own = Evaluation(
      of: draftStays.flatMap { [$0.mean, $0.working] }, ranging: [], .standard)
    return draftStays.compactMap { stay in
      guard let mean = own.amount(of: stay.mean).value,
        let working = own.amount(of: stay.working).value
      else { return nil }
      return Stay(
        component: stay.component, isNetwork: stay.isNetwork, mean: mean,
        waiting: max(0, mean - working))
    }
  }

  /// The value in base units, where it is known.
  ///
  /// Never inlined: Swift 6.3.1 with -O stops on "Found ownership error" where another module
  /// inlines it.
  @inline(never) public var value: Double? { amount.value }
}
