import Estimation
import Synchronization
import SystemDesign

/// A design with its flows said otherwise, estimated when it is first asked for and then kept.
///
/// An estimate of a thousand components takes a second, and most designs need none of these.
final class Variant: Sendable {
  private let design: Design
  private let change: @Sendable (Flow) -> Flow?
  private let estimate = Mutex<Estimate?>(nil)

  /// A design whose flows are changed, or left out where the change gives nothing.
  init(of design: Design, _ change: @escaping @Sendable (Flow) -> Flow?) {
    self.design = design
    self.change = change
  }

  /// What the changed design takes of a component.
  func uses(of part: Part) -> [Use] {
    let made = estimate.withLock { kept in
      let made = kept ?? Estimate(of: changed, .uses)
      kept = made
      return made
    }
    return made.everyUse(of: part)
  }

  /// What the peak of the changed design asks of a resource of a component, caches warm or empty;
  /// nothing where nothing is left of it.
  func load(of part: Part, _ resource: Use.Resource, cold: Bool) -> Double {
    let use = uses(of: part).first { $0.resource == resource }
    return (cold ? use?.coldLoad : use?.load)?.value ?? 0
  }

  private var changed: Design {
    let statements = design.statements.compactMap { statement -> Statement? in
      guard case .flow(let flow) = statement else { return statement }
      return change(flow).map(Statement.flow)
    }
    return Design(name: design.name, statements: statements, origin: design.origin)
  }
}
