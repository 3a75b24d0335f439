import SystemDesign

/// A figure before its expression has been worked out.
struct Draft {
  let subject: Subject
  let measure: Measure
  let term: Term
  /// What the figure does not count, though it is known.
  let remarks: [String]
  /// What may be asked more than it can do, so that there is no number.
  let overloads: [Overload]
  /// Where the time goes, of a time.
  let stays: [DraftStay]
  /// What is used, of a use: the largest of them is the figure.
  let uses: [(resource: Use.Resource, share: Term)]

  init(
    _ subject: Subject, _ measure: Measure, _ term: Term, remarks: [String] = [],
    overloads: [Overload] = [], stays: [DraftStay] = [], uses: [(Use.Resource, Term)] = []
  ) {
    self.uses = uses
    self.overloads = overloads
    self.stays = stays
    self.subject = subject
    self.measure = measure
    // A figure that is made of others says at its end what it is.
    self.term = term.map {
      $0.isLandmark
        ? $0 : Formula(.named("\(measure.words) of '\(subject.name)'", $0), $0.dimension)
    }
    self.remarks = remarks
  }
}

/// How much of a resource is used, before it has been worked out.
struct DraftUse {
  let demand: Demand
  let capacity: Term
  let warm: Term
  let cold: Term
  let bearings: [(all: Term, borne: Term)]

  init(_ demand: Demand) {
    self.demand = demand
    capacity = demand.capacity
    warm = demand.share(demand.warm)
    cold = demand.share(demand.cold)
    bearings = demand.bearings.map { (demand.share($0.all), demand.borneShare($0.borne)) }
  }

  var formulas: [Formula] {
    ([capacity, demand.warm, demand.cold, warm, cold] + bearings.flatMap { [$0.all, $0.borne] })
      .compactMap(\.formula)
  }
}

/// Turns drafts into figures, working out all of their expressions together.
struct FigureMaker {
  private let evaluation: Evaluation

  /// Works out `last` after all else, so that no guess is drawn otherwise for it.
  ///
  /// `limits` are worked out last, and get no ranges.
  ///
  /// `checks` are ranged wherever anything is: a guess that reaches a figure from elsewhere agrees.
  init(
    _ drafts: [Draft], _ uses: [Formula], _ checks: [Formula], _ last: [Draft],
    _ limits: [Formula], _ scope: Estimate.Scope, _ sampling: Sampling
  ) {
    let formulas = drafts.compactMap(\.term.formula)
    let lasting = last.compactMap(\.term.formula)
    var landmarks = Landmarks()
    let more =
      uses + checks + drafts.flatMap(\.uses).compactMap(\.share.formula)
      + lasting.flatMap { landmarks.all(of: $0) }
      + last.flatMap(\.overloads).flatMap { [$0.asked, $0.able] } + limits
    let ranging =
      switch scope {
      case .everything: formulas + uses + checks + lasting
      case .essentials: Self.essential(drafts) + checks
      case .judgements, .uses: [Formula]()
      }
    if scope != .everything {
      let plain = Evaluation(of: formulas + more, ranging: ranging, sampling)
      if !plain.isSampled {
        evaluation = plain
        return
      }
    }
    // What is sampled is worked out along with every step of its derivation, whoever asks: guesses
    // that say the same are told apart by their order among all that is worked out.
    evaluation = Evaluation(
      of: formulas.flatMap { landmarks.all(of: $0) } + more,
      ranging: ranging, sampling)
  }

  private static let shown: Set<Measure> = [
    .rateMean, .storageStored, .costPerMonth, .costPerRequest,
  ]

  /// What screens show a range of; to sample the others was a third of an estimate.
  private static func essential(_ drafts: [Draft]) -> [Formula] {
    drafts.filter { shown.contains($0.measure) }.compactMap(\.term.formula)
  }

  func figure(_ draft: Draft) -> Figure {
    guard let formula = draft.term.formula else {
      return unknown(draft, draft.term.missing)
    }
    let amount = evaluation.amount(of: formula)
    guard amount.value != nil else {
      let unstable = draft.overloads.compactMap(unstable)
      return unknown(
        draft, unstable.isEmpty ? amount.missing : distinct(unstable.map(\.description)), unstable)
    }
    return Figure(
      subject: draft.subject, measure: draft.measure, amount: amount, remarks: draft.remarks,
      binds: binding(draft.uses), formula: formula, draftStays: draft.stays,
      evaluation: evaluation)
  }

  /// What is used up first, of those that are known; the first one said of several alike.
  private func binding(_ uses: [(resource: Use.Resource, share: Term)]) -> Use.Resource? {
    let known = uses.compactMap { use in
      amount(of: use.share).value.map { (resource: use.resource, share: $0) }
    }
    return known.max { $0.share < $1.share }?.resource
  }

  func checked(_ check: Check) -> CheckedFigure {
    CheckedFigure(
      check: check, ours: evaluation.amount(of: check.ours),
      theirs: evaluation.amount(of: check.theirs))
  }

  /// Nil where it keeps up.
  private func unstable(_ overload: Overload) -> UnstableQueue? {
    guard let asked = evaluation.amount(of: overload.asked).value,
      let able = evaluation.amount(of: overload.able).value, asked >= able
    else { return nil }
    return UnstableQueue(component: overload.name, asked: asked, able: able)
  }

  func use(_ draft: DraftUse) -> Use {
    Use(
      resource: draft.demand.resource, machines: draft.demand.machines,
      capacity: amount(of: draft.capacity), load: amount(of: draft.demand.warm),
      coldLoad: amount(of: draft.demand.cold), warm: amount(of: draft.warm),
      cold: amount(of: draft.cold), bearings: bearings(draft), scaling: draft.demand.scaling,
      formulas: draft.formulas)
  }

  /// Where nothing is borne by each copy one moment is as good as another.
  private func bearings(_ draft: DraftUse) -> [Bearing] {
    let told = draft.bearings.map { (amount(of: $0.all).value, amount(of: $0.borne).value) }
    let known = told.compactMap { all, borne in
      all.flatMap { all in borne.map { Bearing(share: all, borne: $0) } }
    }
    if !told.isEmpty { return known.count == told.count ? known : [] }
    return amount(of: draft.warm).value.map { [Bearing(share: $0)] } ?? []
  }

  private func amount(of term: Term) -> Amount {
    switch term {
    case .known(let formula): evaluation.amount(of: formula)
    case .unknown(let missing): .unknown(missing: missing)
    }
  }

  private func unknown(
    _ draft: Draft, _ missing: [String], _ unstable: [UnstableQueue] = []
  ) -> Figure {
    Figure(
      subject: draft.subject, measure: draft.measure, amount: .unknown(missing: missing),
      remarks: draft.remarks, unstable: unstable, formula: nil, evaluation: evaluation)
  }
}
