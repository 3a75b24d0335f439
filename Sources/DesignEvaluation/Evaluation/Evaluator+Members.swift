import DesignSyntax
import SystemDesign

extension Evaluator {
  /// What stands before a dot: a value, or the type whose member is meant.
  enum Owner {
    case value(Any, type: String)
    case type(String)

    var type: String {
      switch self {
      case .value(_, let type), .type(let type): type
      }
    }

    var isType: Bool { if case .type = self { true } else { false } }

    var receiver: Any { if case .value(let value, _) = self { value } else { () } }
  }

  /// `base.name` without parentheses.
  mutating func property(
    _ name: Name, of base: Expression?, _ wanted: Wanted
  ) throws(Complaint) -> Any {
    if base == nil, name.text == "none", wanted.allowsNothing, let type = wanted.type,
      table.entries[type]?["none"] == nil
    {
      return Nothing()
    }
    let owner = try owner(base, of: name, wanted)
    let words = table.members(name.text, of: owner.type).filter { $0.isStatic == owner.isType }
    guard let word = words.first(where: { $0.form == .property && $0.unavailable == nil }) else {
      throw missing(name, of: owner, words, isImplied: base == nil)
    }
    guard table.isSayable(word.result, receiver: owner.type) else {
      throw Complaint(
        at: name.place, "'\(name.text)' gives '\(word.result)', which a design does not say",
        isSwift: true, progress: .max)
    }
    return try run(word, Call(receiver: owner.receiver, file: path, place: name.place), name)
  }

  /// `callee(arguments)`.
  mutating func call(
    _ callee: Expression, _ arguments: Arguments, _ wanted: Wanted
  ) throws(Complaint) -> Any {
    switch callee.kind {
    case .name(let name): return try call(Name(name, at: callee.place), arguments)
    case .member(let base, let name):
      if name.text == "init" { return try make(base, name, arguments, wanted) }
      if base == nil, name.text == "some", wanted.allowsNothing {
        throw Complaint(
          at: name.place, "'.some' says nothing here; say what stands in it", isSwift: true,
          progress: .max)
      }
      let owner = try owner(base, of: name, wanted)
      let words = table.members(name.text, of: owner.type).filter { $0.isStatic == owner.isType }
      let calls = words.filter { $0.form == .call && $0.unavailable == nil }
      guard !calls.isEmpty else { throw missing(name, of: owner, words, isImplied: base == nil) }
      let refused = words.filter { $0.form == .call && $0.unavailable != nil }
      return try resolve(
        calls, refused: refused, on: owner.receiver, type: owner.type, arguments, name)
    default:
      throw Complaint(at: callee.spot, "only a word can be called", isSwift: true, progress: .max)
    }
  }

  private mutating func call(_ name: Name, _ arguments: Arguments) throws(Complaint) -> Any {
    if let binding = scopes.use(name.text) {
      guard let value = binding.value else { throw .echo(at: name.place) }
      throw Complaint(
        at: name.place,
        "'\(name.text)' is a '\(self.name(of: value))' and takes no parentheses", progress: .max)
    }
    guard let words = table.entries[""]?[name.text] else {
      throw unknown(name.text, at: name.place)
    }
    return try resolve(words, on: (), arguments, name)
  }

  /// `Type.init(…)`, or `.init(…)` of the type that the context wants.
  private mutating func make(
    _ base: Expression?, _ name: Name, _ arguments: Arguments, _ wanted: Wanted
  ) throws(Complaint) -> Any {
    guard let type = base.map(typePath) ?? wanted.type, let words = table.initialisers(of: type)
    else {
      throw Complaint(
        at: name.place, "cannot tell what '.init' makes here; say the kind of thing instead",
        progress: .max)
    }
    return try resolve(words, on: (), arguments, name)
  }

  private mutating func owner(
    _ base: Expression?, of name: Name, _ wanted: Wanted
  ) throws(Complaint) -> Owner {
    if let base {
      if let type = typePath(base) { return .type(type) }
      // A chain that begins with a dot begins at the type that its whole must have.
      let value = try evaluate(base, base.beginsWithDot ? wanted : .anything)
      return .value(value, type: self.name(of: value))
    }
    guard let type = wanted.type else {
      throw Complaint(
        at: name.place,
        "cannot tell what '.\(name.text)' belongs to here; say its kind before the dot")
    }
    return .type(type)
  }

  /// The type that `A` or `A.B` names, unless a value has that name.
  private func typePath(_ expression: Expression) -> String? {
    switch expression.kind {
    case .name(let name):
      return !scopes.has(name) && table.knows(type: name) ? name : nil
    case .member(let base?, let name):
      guard let head = typePath(base) else { return nil }
      let whole = head + "." + name.text
      return table.knows(type: whole) ? whole : nil
    default: return nil
    }
  }

  /// Why there is no such word after that dot.
  ///
  /// Where the type is implied, another word of the call's name may imply another type.
  private func missing(
    _ name: Name, of owner: Owner, _ words: [Entry], isImplied: Bool
  ) -> Complaint {
    var complaint = missing(name, of: owner, words)
    if isImplied { complaint.progress = 0 }
    return complaint
  }

  private func missing(_ name: Name, of owner: Owner, _ words: [Entry]) -> Complaint {
    if let instead = words.lazy.compactMap(\.unavailable).first {
      return Complaint(at: name.place, instead, progress: .max)
    }
    if let word = words.first {
      let says =
        word.form == .call
        ? "'\(name.text)' needs its parentheses" : "'\(name.text)' takes no parentheses"
      return Complaint(at: name.place, says, progress: .max)
    }
    return Complaint(
      at: name.place,
      table.noMember(
        name.text, of: owner.type, isType: owner.isType, on: text.base(before: name.place)),
      isSwift: table.mayHaveMore(owner.type, than: name.text, isType: owner.isType),
      progress: .max)
  }

  /// Says a word.
  func run(_ word: Entry, _ call: Call, _ name: Name) throws(Complaint) -> Any {
    let value: Any
    do {
      value = try word.run(call)
    } catch {
      throw .table(error.wanted, at: name.place)
    }
    let quantity = Faces.ofSystemDesign.face(of: value, as: (any Quantity).self)
    if let quantity, quantity.formula.depth > Limits.deepestFormula {
      throw .ofValues(
        at: name.place, "an expression more than \(Limits.deepestFormula) deep")
    }
    return value
  }

  /// The name of a value's type, as the language writes it.
  func name(of value: Any) -> String {
    switch value {
    case let list as List: list.element.map { "[\($0)]" } ?? "[]"
    case is Numbers: "Range"
    default: table.names[ObjectIdentifier(type(of: value))] ?? "\(type(of: value))"
    }
  }
}
