import Estimation
import SystemDesign

// How bad it is when a flow is lost, by what the design promises.
extension Review {
  /// How bad it is that something takes a flow down which is itself there so often.
  ///
  /// An error where the flow states an availability that the thing does not reach, or is not known
  /// to; a warning where it reaches it, or where only other flows of the design state one; a note
  /// where no flow does.
  func severity(losing flow: Flow, toSomethingThere own: Double?) -> Severity {
    guard let target = flow.availability?.median else {
      return promisesAvailability ? .warning : .info
    }
    guard let own else { return .error }
    return isMore(target, than: own) ? .error : .warning
  }

  /// The names of those flows that promise more than a share of time.
  func names(of flows: [Flow], promisingMoreThan share: Double) -> [String] {
    flows.filter { $0.availability?.median.map { isMore($0, than: share) } ?? false }.map(\.name)
  }

  /// What a flow loses at its peak and what it promises: "'Pay' loses 40 /s at the peak and
  /// promises 99.9 %"; nothing where the design promises nothing.
  func loss(of flow: Flow, share: Double? = nil) -> [String] {
    guard promisesAvailability else { return [] }
    let subject = Subject.flow(flow.name)
    let peak = estimate.figure(.ratePeak, of: subject)?.value
    let rate = peak ?? estimate.figure(.rateMean, of: subject)?.value
    let part = share ?? 1
    let lost = rate.map { Words.rate($0 * part) + (peak == nil ? "" : " at the peak") }
    let promise = flow.availability.map { " and promises \($0.formula)" } ?? ""
    let of = part < 1 ? ", \(Words.use(part)) of it" + (promise.isEmpty ? "" : ",") : ""
    return ["'\(flow.name)' loses \(lost ?? "what it is asked for")\(of)\(promise)"]
  }
}

extension Part {
  /// The share of time one instance, or a managed service as a whole, is there, where it is stated:
  /// without its failures and what is planned.
  var statedAvailability: Double? { availabilityUnplanned.map { $0 * (1 - plannedAway) } }

  private var plannedAway: Double {
    guard let maintenance = faults.maintenance, let time = maintenance.time.median,
      let every = maintenance.every.median, every > 0
    else { return 0 }
    return min(max(time / every, 0), 1)
  }

  private var availabilityUnplanned: Double? {
    if let share = faults.availability?.median { return share }
    guard let between = faults.between?.median, let repair = faults.repair?.median,
      between + repair > 0
    else { return nil }
    return between / (between + repair)
  }

  /// The same in words, as it was written where it was.
  var statedAvailabilityInWords: String? {
    guard let maintenance = faults.maintenance else { return unplannedInWords }
    return unplannedInWords.map {
      "\($0) less \(maintenance.time.formula) every \(maintenance.every.formula)"
    }
  }

  private var unplannedInWords: String? {
    if let share = faults.availability { return "\(share.formula.unnamed)" }
    guard let between = faults.between, let repair = faults.repair else { return nil }
    return "all but \(repair.formula) every \(between.formula)"
  }
}
