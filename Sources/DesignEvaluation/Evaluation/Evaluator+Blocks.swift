import DesignSyntax

extension Evaluator {
  /// The lines of a block, gathered as Swift's builders would.
  mutating func gathered(_ block: Block, by name: String) throws(Complaint) -> Any {
    guard let builder = table.builders[name] else { throw .table(name, at: block.place) }
    let before = errors.count
    let values = try values(of: block, role: builder.role)
    guard errors.count == before else { throw .echo(at: block.place) }
    do {
      return try builder.gather(values)
    } catch {
      throw .table(error.wanted, at: block.place)
    }
  }

  /// What each line of a block says; mistakes in one line do not hide those in the next.
  private mutating func values(of block: Block, role: String) throws(Complaint) -> [Any] {
    scopes.open(block.statements)
    defer { close() }
    var values: [Any] = []
    for statement in block.statements {
      do {
        values += try self.values(of: statement, role: role)
      } catch {
        add(error)
        if isAtEnd { throw error }
      }
    }
    return values
  }

  private mutating func values(
    of statement: Statement, role: String
  ) throws(Complaint) -> [Any] {
    switch statement.kind {
    case .importing:
      throw Complaint(at: statement.place, "an import stands at the top of the file")
    case .binding:
      try line(statement)
      return []
    case .expression(let expression):
      let value = try evaluate(expression)
      return [try fit(value, .role(role), at: expression.spot)]
    case .condition(let condition, let then, let otherwise):
      return try values(if: condition, then, otherwise, role: role)
    case .loop(let name, let over, let body):
      return try values(for: name, in: over, body, role: role)
    }
  }

  private mutating func values(
    if condition: Expression, _ then: Block, _ otherwise: Block?, role: String
  ) throws(Complaint) -> [Any] {
    let isTrue = try truth(of: condition)
    // The block that never happens is read for its mistakes, as the compiler does.
    if let idle = isTrue ? otherwise : then {
      _ = try idly { evaluator throws(Complaint) in try evaluator.values(of: idle, role: role) }
    }
    guard let block = isTrue ? then : otherwise else { return [] }
    return try values(of: block, role: role)
  }

  private mutating func values(
    for name: Name?, in over: Expression, _ body: Block, role: String
  ) throws(Complaint) -> [Any] {
    let items = try items(of: over)
    guard items.count <= Limits.mostElements else {
      throw .ofValues(
        at: over.place,
        "this loop passes \(items.count) values; a design's passes at most \(Limits.mostElements)")
    }
    if items.isEmpty {
      _ = try idly { evaluator throws(Complaint) in
        try evaluator.pass(name, 0, body, role: role)
      }
    }
    var values: [Any] = []
    let before = errors.count
    for item in items where errors.count == before {
      values += try pass(name, item, body, role: role)
    }
    return values
  }

  private mutating func pass(
    _ name: Name?, _ item: Any, _ body: Block, role: String
  ) throws(Complaint) -> [Any] {
    scopes.open([])
    defer { close() }
    if let name { _ = scopes.bind(name, item) }
    return try values(of: body, role: role)
  }

  private mutating func items(of expression: Expression) throws(Complaint) -> [Any] {
    let value = try evaluate(expression)
    if let list = value as? List { return list.values }
    guard let numbers = value as? Numbers else {
      throw Complaint(
        at: expression.spot,
        "a loop passes a range or a list, as in 1...3; this is '\(name(of: value))'",
        isSwift: value is String)
    }
    guard numbers.range.count <= Limits.mostElements else {
      throw .ofValues(
        at: expression.spot,
        "this loop passes \(numbers.range.count) values; a design's passes at most \(Limits.mostElements)"
      )
    }
    return Array(numbers.range)
  }

  mutating func truth(of condition: Expression) throws(Complaint) -> Bool {
    let value = try evaluate(condition, .type("Bool"))
    guard let truth = value as? Bool else {
      throw Complaint(
        at: condition.spot, "'\(name(of: value))' is neither true nor false; a condition must be")
    }
    return truth
  }

  /// Closes a block and says which of its names nothing used.
  private mutating func close() {
    for (name, place) in scopes.close() {
      warn(at: place, "nothing uses '\(name)'; use it in a flow, or take it out")
    }
  }
}
