import DesignLoading
import Estimation
import SystemDesign

/// One input of a design that is not as its file has it.
struct Change: Sendable {
  /// What it is called.
  let name: String
  /// What the file says; "not stated" where it says nothing.
  let was: String
  /// What it is instead.
  let now: String
  /// The new value in full, where it is no range.
  let exact: String?

  init(_ name: String, from old: Formula?, to new: Formula) {
    self.name = name
    was = old.map(Self.words) ?? "not stated"
    now = Self.words(new)
    if case .range = new.operation {
      exact = nil
    } else {
      let value = Evaluation(of: [new]).amount(of: new).value
      exact = value.map { QuantityText.exact($0, new.dimension) }
    }
  }

  /// The change in one line.
  var sentence: String { "changed: \(name) from \(was) to \(now)".onOneLine }

  /// A value as it was written, and what that comes to where it was worked out.
  private static func words(_ formula: Formula) -> String {
    switch formula.operation {
    case .literal, .range: return formula.description
    case .assumption(_, let inner, _, _): return words(inner)
    default:
      guard let value = Evaluation(of: [formula]).amount(of: formula).value else {
        return formula.description
      }
      return "\(formula), \(QuantityText.text(value, formula.dimension))"
    }
  }
}

/// A design with other inputs than its file states.
struct Changes {
  private(set) var design: Design
  private(set) var all: [Change] = []

  /// The design with each of these set, in their order.
  ///
  /// - Parameters:
  ///   - typed: What follows each `--set`.
  ///   - horizon: What follows `--horizon`.
  ///   - design: The design as its file has it.
  init(_ typed: [String], horizon: String?, to design: Design) throws {
    self.design = design
    let assignments =
      try typed.map(Assignment.init)
      + (horizon.map { [Assignment(option: "--horizon", name: "horizon", text: $0)] } ?? [])
    guard !assignments.isEmpty else { return }
    var names: Set<String> = []
    for assignment in assignments where !names.insert(assignment.name.lowercased()).inserted {
      throw Refusal("'\(assignment.name)' is set twice", "set it once", status: 64)
    }
    for assignment in assignments {
      try apply(assignment)
      if let mistake = self.design.mistakes.first {
        throw assignment.refusal(mistake.says, mistake.instead)
      }
    }
  }

  private mutating func apply(_ assignment: Assignment) throws {
    do {
      let formulas = try Model.formulas(of: design)
      if try assume(assignment, in: formulas) || shape(assignment) || pace(assignment) { return }
      throw assignment.refusal(
        "the design has no input of that name", names(formulas).instead(of: assignment.name))
    } catch let error as ModelError {
      throw assignment.refusal("the design has no model: \(error)", "use numbers that end")
    }
  }

  private func names(_ formulas: [Formula]) -> InputNames {
    let assumed = formulas.compactMap { formula -> (name: String, origin: Origin?)? in
      guard case .assumption(let name, _, _, let origin) = formula.operation else { return nil }
      return (name, origin)
    }
    let origin = design.traffic?.origin
    let inputs = TrafficInput.allCases.map { input in
      (name: input.rawValue, origin: design.traffic.flatMap(input.formula) == nil ? nil : origin)
    }
    let rates = design.flows.map { (name: $0.name + Self.rate, origin: Optional($0.origin)) }
    return InputNames(assumed + inputs + rates, in: design.origin.file)
  }

  private func assumptions(in formulas: [Formula]) -> [(name: String, formula: Formula)] {
    formulas.compactMap { formula in
      if case .assumption(let name, _, _, _) = formula.operation { (name, formula) } else { nil }
    }
  }

  /// Sets an assumption, wherever it stands.
  private mutating func assume(_ assignment: Assignment, in formulas: [Formula]) throws -> Bool {
    let found = assumptions(in: formulas)
    let exact = found.filter { $0.name == assignment.name }
    let meant =
      exact.isEmpty ? found.filter { $0.name.lowercased() == assignment.name.lowercased() } : exact
    guard let (name, old) = meant.first else { return false }
    guard meant.allSatisfy({ $0.formula.dimension == old.dimension }) else {
      throw assignment.refusal(
        "the design has several inputs of that name, and they measure different things",
        "give each its own name")
    }
    let value = try assignment.value(as: old.dimension, counting: old.noun)
    design = try Model.replacing(in: design) { formula in
      guard case .assumption(name, _, _, let origin) = formula.operation else { return nil }
      return Formula(
        .assumption(name, value, source: "the command line", origin: origin), formula.dimension)
    }
    all.append(Change(name, from: old, to: value))
    return true
  }

  /// Sets what holds for every flow that does not say otherwise.
  private mutating func shape(_ assignment: Assignment) throws -> Bool {
    guard let input = TrafficInput(rawValue: assignment.name.lowercased()) else { return false }
    let value = try assignment.value(as: input.dimension)
    var traffic =
      design.traffic
      ?? Traffic(file: design.origin.file, line: design.origin.line, column: design.origin.column)
    all.append(Change(input.rawValue, from: input.formula(of: traffic), to: value))
    input.set(Self.guess(value, called: input.rawValue, at: traffic.origin), in: &traffic)
    replace(with: .traffic(traffic)) { if case .traffic = $0 { true } else { false } }
    return true
  }

  private static let rate = " rate"

  /// Sets how often a flow happens.
  private mutating func pace(_ assignment: Assignment) throws -> Bool {
    let wanted = assignment.name.lowercased()
    guard let flow = design.flows.first(where: { $0.name.lowercased() + Self.rate == wanted })
    else { return false }
    let value = try assignment.value(as: .rate)
    let name = flow.name + Self.rate
    all.append(Change(name, from: flow.rate.formula, to: value))
    let rate = Rate(Self.guess(value, called: name, at: flow.origin))
    let changed = Flow(
      name: flow.name, api: flow.api, rate: rate, peak: flow.peak,
      availability: flow.availability, p99: flow.p99, steps: flow.steps, facts: flow.facts,
      origin: flow.origin)
    replace(with: .flow(changed)) {
      if case .flow(let other) = $0 { other.name == flow.name } else { false }
    }
    return true
  }

  /// A range under the name it was set by, so that what it drives can say so; what is no range as it is.
  private static func guess(_ value: Formula, called name: String, at origin: Origin) -> Formula {
    guard case .range = value.operation else { return value }
    return Formula(
      .assumption(name, value, source: "the command line", origin: origin), value.dimension)
  }

  /// The design with one statement changed, or added where there is none.
  private mutating func replace(with new: Statement, where isMeant: (Statement) -> Bool) {
    var statements = design.statements
    if let place = statements.firstIndex(where: isMeant) {
      statements[place] = new
    } else {
      statements.append(new)
    }
    design = Design(name: design.name, statements: statements, origin: design.origin)
  }
}

/// What `--set` calls the inputs that `Traffic` holds.
enum TrafficInput: String, CaseIterable {
  case peak, growth, horizon, busy

  var dimension: Dimension { self == .horizon ? .period : .ratio }

  func formula(of traffic: Traffic) -> Formula? {
    switch self {
    case .peak: traffic.usualPeak?.formula
    case .growth: traffic.growth?.formula
    case .horizon: traffic.horizon?.formula
    case .busy: traffic.busy?.formula
    }
  }

  func set(_ formula: Formula, in traffic: inout Traffic) {
    switch self {
    // What was said of the day no longer holds.
    case .peak: (traffic.peak, traffic.daily) = (Ratio(formula), nil)
    case .growth: traffic.growth = Ratio(formula)
    case .horizon: traffic.horizon = Period(formula)
    case .busy: traffic.busy = Ratio(formula)
    }
  }
}

extension Formula {
  /// What an input counts: the word after its number.
  fileprivate var noun: String {
    switch operation {
    case .literal(_, let unit): dimension == .count ? unit.name : ""
    case .assumption(_, let inner, _, _), .named(_, let inner): inner.noun
    case .range(let low, _): low.noun
    default: ""
    }
  }
}
