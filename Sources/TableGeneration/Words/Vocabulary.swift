/// Everything the table says of a module, read from its symbol graph and its sources.
struct Vocabulary {
  /// The words, in the order of the sources.
  private(set) var words: [Word] = []
  /// How many declarations each rule left out.
  private(set) var leftOut: [LeftOut: Int] = [:]
  /// The roles of each type, also by inheritance.
  private(set) var roles: [String: Set<String>] = [:]
  /// What the sources say cannot be.
  let refusals: Refusals
  /// Every type by its whole name, protocols aside.
  let types: [String]
  /// Every protocol.
  let protocols: Set<String>
  /// The result builders.
  let builderTypes: Set<String>
  /// What gathers the words and names of a text.
  let interpolationTypes: Set<String>
  let symbols: [Symbol]

  private let requirements: Set<String>
  private let defaults: Set<String>
  /// The instance requirements of each protocol, by title.
  private let required: [String: Set<String>]
  let scope: Scope

  /// Reads all of it, or throws on the first declaration whose shape is not known.
  init(_ graph: SymbolGraph, sources: [Source], module: String) throws {
    symbols = graph.symbols.sorted { $0.order < $1.order }
    let byIdentifier = Dictionary(
      symbols.map { ($0.identifier.precise, $0) }, uniquingKeysWith: { first, _ in first })
    let all = symbols.filter { ["struct", "enum", "class"].contains($0.sort) }
    types = all.map(\.path).sorted()
    protocols = Set(symbols.filter { $0.sort == "protocol" }.map(\.path))
    builderTypes = Set(all.filter { $0.text.contains("@resultBuilder") }.map(\.path))
    requirements = Set(graph.targets(of: "requirementOf").keys)
    defaults = Set(graph.targets(of: "defaultImplementationOf").keys)
    let requirements = requirements
    required = Dictionary(
      grouping: symbols.filter { requirements.contains($0.identifier.precise) }, by: \.owner
    ).mapValues { Set($0.map(\.names.title)) }
    scope = Scope(module: module, types: Set(types).union(Self.swiftTypes), roles: protocols)

    let conformances = graph.targets(of: "conformsTo")
    interpolationTypes = Set(
      all.filter {
        (conformances[$0.identifier.precise] ?? []).contains("s:s27StringInterpolationProtocolP")
      }.map(\.path))
    // The graph lists what is inherited, too; the closure does not rely on it.
    func closure(_ identifier: String) -> Set<String> {
      var found: Set<String> = []
      for target in conformances[identifier] ?? [] {
        guard let role = byIdentifier[target], role.sort == "protocol" else { continue }
        found.formUnion(closure(target).union([role.path]))
      }
      return found
    }
    for type in all { roles[type.path] = closure(type.identifier.precise) }
    for type in Self.swiftTypes { roles[type] = [] }
    var refusals = try Refusals(sources, scope: scope)
    var inherited: [String: Set<String>] = [:]
    for symbol in symbols where symbol.sort == "protocol" {
      inherited[symbol.path] = closure(symbol.identifier.precise)
    }
    refusals.refuseInherited(inherited, played: roles)
    self.refusals = refusals

    for type in all + symbols.filter({ $0.sort == "protocol" }) {
      guard type.swiftGenerics?.parameters?.contains(where: { $0.name != "Self" }) != true else {
        throw type.unknown("a generic type")
      }
    }
    let reader = WordReader(scope: scope)
    for symbol in symbols {
      if let reason = leftOut(symbol) {
        leftOut[reason, default: 0] += 1
      } else {
        words.append(try reader.word(symbol))
      }
    }
    try checkTwins()
    words += refusals.words
  }

  /// The types of Swift's own that the language is said with.
  static let swiftTypes = ["Bool", "Double", "Int", "String"]

  func isRequirement(_ symbol: Symbol) -> Bool { requirements.contains(symbol.identifier.precise) }
  func isDefault(_ symbol: Symbol) -> Bool { defaults.contains(symbol.identifier.precise) }

  /// Whether a protocol the type plays requires a member of that name.
  func meetsRequirement(_ symbol: Symbol) -> Bool {
    (roles[symbol.owner] ?? []).contains { required[$0]?.contains(symbol.names.title) == true }
  }

  /// Whether it makes a type of a dictionary, or of the list of pairs that stands for one.
  func isPairs(_ symbol: Symbol) -> Bool {
    symbol.sort == "init"
      && (symbol.names.title == "init(dictionaryLiteral:)"
        || symbol.text.contains("_ pairs: [(") && pairTypes.contains(symbol.owner))
  }

  /// The types written as dictionaries.
  var pairTypes: Set<String> {
    Set(symbols.filter { $0.names.title == "init(dictionaryLiteral:)" }.map(\.owner))
  }

  /// Every variadic is called through a twin that takes a list; a missing one is found here.
  private func checkTwins() throws {
    let lists = Set(words.map { $0.call(several: ".list") })
    for word in words where word.parameters.contains(where: \.isSeveral) {
      guard lists.contains(word.call(several: ".list")),
        words.contains(where: {
          $0.call(several: ".several") != word.call(several: ".several")
            && $0.call(several: ".list") == word.call(several: ".list")
        })
      else {
        throw GenerationError(
          symbol: [word.owner, word.name].filter { !$0.isEmpty }.joined(separator: "."),
          place: word.place, shape: "a variadic without a twin that takes a list")
      }
    }
  }
}

extension Symbol {
  /// Where it comes among the others: by file, then by place, then by name.
  var order: (String, Int, Int, String) {
    (
      location?.uri ?? "", location?.position.line ?? 0, location?.position.character ?? 0,
      identifier.precise
    )
  }
}

extension Word {
  /// The call a word answers to, with the kinds of its variadics replaced.
  func call(several: String) -> String {
    let taken = parameters.map { "\($0.label)\($0.kind)\($0.isSeveral ? several : $0.number)" }
    return "\(owner).\(name) \(isStatic) \(taken.joined(separator: ","))"
  }
}
