import DesignSyntax
import SystemDesign

extension Evaluator {
  /// The value of an expression; what the context wants decides what a literal or `.name` means.
  mutating func evaluate(
    _ expression: Expression, _ wanted: Wanted = .anything
  ) throws(Complaint) -> Any {
    try step(at: expression.place)
    switch expression.kind {
    case .integer(let number):
      guard let number else {
        throw Complaint(at: expression.place, "this number is larger than any that is counted")
      }
      return wanted.type == "Double" ? Double(number) : number
    case .decimal(let number): return number
    case .boolean(let truth): return truth
    case .nothing:
      guard wanted.allowsNothing else {
        throw Complaint(at: expression.place, "'nil' says nothing here; leave it out")
      }
      return Nothing()
    case .string(let pieces): return try text(pieces, wanted, at: expression.place)
    case .name(let name): return try named(name, at: expression.place)
    case .member(let base, let name):
      return try property(name, of: base, wanted)
    case .call(let callee, let arguments):
      let value = try call(callee, arguments, wanted)
      made(value)
      return value
    case .prefix(let sign, let operand): return try prefixed(sign, operand, wanted)
    case .binary(let left, let sign, let right): return try combined(left, sign, right, wanted)
    case .choice(let condition, let then, let otherwise):
      let isTrue = try truth(of: condition)
      let idle = try idly { evaluator throws(Complaint) in
        try evaluator.evaluate(isTrue ? otherwise : then, wanted)
      }
      let value = try evaluate(isTrue ? then : otherwise, wanted)
      return try chosen(value, over: idle, of: expression, wanted)
    case .array(let elements): return try list(elements, at: expression.place)
    case .dictionary(let pairs): return try dictionary(pairs, wanted, at: expression.place)
    case .group(let inner): return try evaluate(inner, wanted)
    }
  }

  /// The value of a choice, whose two values are of one type.
  private mutating func chosen(
    _ value: Any, over idle: Any, of choice: Expression, _ wanted: Wanted
  ) throws(Complaint) -> Any {
    let (type, other) = (name(of: value), name(of: idle))
    if type == other || value is Nothing || idle is Nothing { return value }
    if wanted.type == nil, case .choice(_, let then, let otherwise) = choice.kind,
      then.isNumeral, otherwise.isNumeral
    {
      return try evaluate(choice, .type("Double"))
    }
    // Where a role is wanted, each may play it in its own way.
    guard wanted.role == nil else { return value }
    throw Complaint(
      at: choice.place,
      "the two values of this choice are of one kind, and these are '\(type)' and "
        + "'\(other)'", progress: .max)
  }

  /// What a name that stands alone stands for.
  private mutating func named(_ name: String, at place: Place) throws(Complaint) -> Any {
    if let binding = scopes.use(name) {
      guard let value = binding.value else { throw .echo(at: place) }
      return value
    }
    if table.knows(type: name) {
      throw Complaint(
        at: place, "'\(name)' is a kind of thing; say what it is called, as in \(name)(\"…\")",
        progress: .max)
    }
    if table.entries[""]?[name] != nil {
      throw Complaint(at: place, "'\(name)' needs its parentheses", progress: .max)
    }
    throw unknown(name, at: place)
  }

  /// What to say of a name that stands for nothing here.
  func unknown(_ name: String, at place: Place) -> Complaint {
    if scopes.isComing(name) {
      return Complaint(
        at: place, "use of '\(name)' before its declaration; move its 'let' above this line",
        progress: .max)
    }
    guard !Self.wordsOfSwift.contains(name) else {
      return Complaint(
        at: place, "'\(name)' is Swift's and no word of designs", isSwift: true, progress: .max)
    }
    let guess = Nearest.question(name, in: scopes.names + table.standingAlone)
    return Complaint(at: place, "cannot find '\(name)' in scope" + guess, progress: .max)
  }

  /// What Swift itself has that people may try; it is left to the compiler.
  private static let wordsOfSwift: Set<String> = [
    "Any", "Array", "Bool", "Character", "Dictionary", "Double", "Float", "Int", "Optional",
    "Range", "Set", "String", "abs", "assert", "assertionFailure", "debugPrint", "dump",
    "fatalError", "max", "min", "numericCast", "precondition", "preconditionFailure", "print",
    "readLine", "repeatElement", "sequence", "stride", "swap", "type", "withUnsafeBytes", "zip",
  ]

  private mutating func list(
    _ elements: [Expression], at place: Place
  ) throws(Complaint) -> List {
    try check(elements.count, at: place)
    var values: [Any] = []
    var element: String?
    for expression in elements {
      let value = try evaluate(expression)
      let type = name(of: value)
      guard element == nil || element == type else {
        throw Complaint(
          at: expression.spot, "a list holds values of one kind, and this is '\(type)'",
          isSwift: true)
      }
      element = type
      values.append(value)
    }
    return List(values: values, element: element)
  }

  private mutating func dictionary(
    _ pairs: [(key: Expression, value: Expression)], _ wanted: Wanted, at place: Place
  ) throws(Complaint) -> Any {
    guard let type = wanted.type, let form = table.pairs[type] else {
      throw Complaint(
        at: place, "names with values between brackets do not belong here",
        isSwift: wanted.type == nil)
    }
    try check(pairs.count, at: place)
    var made: [(Any, Any)] = []
    for pair in pairs {
      let key = try evaluate(pair.key, .type(form.key))
      let value = try evaluate(pair.value, .type(form.value))
      made.append(
        (
          try fit(key, .value(form.key), at: pair.key.spot),
          try fit(value, .value(form.value), at: pair.value.spot)
        ))
    }
    do {
      return try form.make(made)
    } catch {
      throw .table(error.wanted, at: place)
    }
  }

  func check(_ count: Int, at place: Place) throws(Complaint) {
    guard count <= Limits.mostElements else {
      throw .ofValues(
        at: place,
        "\(count) things stand between these brackets; a design's have at most \(Limits.mostElements)"
      )
    }
  }
}
