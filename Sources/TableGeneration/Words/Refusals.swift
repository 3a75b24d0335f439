/// What a module says cannot be, and why: the unavailable conformances, operators and members.
struct Refusals {
  /// Why a type does not play a role: by the type, then the role.
  private(set) var roles: [String: [String: String]] = [:]
  /// The same, in the order of the sources.
  private var order: [(type: String, role: String, message: String)] = []
  /// Why an operator cannot stand between two types, by "left operator right".
  private(set) var operators: [String: String] = [:]
  /// The members that are known only to say why not.
  private(set) var words: [Word] = []

  init(_ sources: [Source], scope: Scope) throws(GenerationError) {
    for source in sources {
      for refused in try Refused.all(in: source) {
        try read(refused, scope: scope, subject: source.folder)
      }
    }
  }

  /// A type that is refused a role is refused what the role inherits, in the same words, unless it
  /// has that by another way.
  mutating func refuseInherited(
    _ inherited: [String: Set<String>], played: [String: Set<String>]
  ) {
    for (type, role, message) in order {
      for other in inherited[role] ?? [] where played[type]?.contains(other) != true {
        if roles[type]?[other] == nil { roles[type, default: [:]][other] = message }
      }
    }
  }

  private mutating func read(
    _ refused: Refused, scope: Scope, subject: String
  ) throws(GenerationError) {
    let declaration = refused.declaration
    func unknown(_ shape: String) -> GenerationError {
      GenerationError(
        symbol: declaration, place: refused.place, shape: "\(shape), said to be unavailable")
    }
    if declaration.hasPrefix("extension ") {
      guard let (type, list) = declaration.dropFirst("extension ".count).parted(at: ":"),
        scope.typeName(type.trimmed) != nil
      else { throw unknown("an extension that is no conformance") }
      for role in list.pieces(",") {
        guard scope.roles.contains(role) else { throw unknown("a conformance to '\(role)'") }
        roles[type.trimmed, default: [:]][role] = refused.message
        order.append((type.trimmed, role, refused.message))
      }
      return
    }
    // What is not public says nothing to a design.
    guard let (before, after) = declaration.parted(at: "public ") else { return }
    var scope = scope
    scope.owner = refused.owner
    guard before.trimmed.isEmpty,
      scope.isRole || scope.types.contains(refused.owner),
      let signature = Signature(after, keyword: "func"), let texts = signature.parameters
    else { throw unknown("a member that is no function") }
    if signature.name.first?.isLetter == false {
      let sides = texts.compactMap { scope.typeName($0.type == "Self" ? refused.owner : $0.type) }
      guard sides.count == 2, texts.count == 2, signature.modifiers == ["static"] else {
        throw unknown("an operator")
      }
      operators["\(sides[0]) \(signature.name) \(sides[1])"] = refused.message
      return
    }
    guard signature.modifiers.isEmpty || signature.modifiers == ["static"] else {
      throw unknown("a function that is more than 'static'")
    }
    do {
      let parameters = try WordReader(scope: scope).read(texts, in: scope)
      let result = signature.result.flatMap { TypeShape($0, in: scope) }
      words.append(
        Word(
          owner: refused.owner, name: signature.name, form: .call,
          isStatic: signature.modifiers == ["static"], parameters: parameters,
          result: result?.written ?? "Void", body: [], unavailable: refused.message,
          subject: subject, place: refused.place))
    } catch {
      throw unknown(error.shape)
    }
  }
}
