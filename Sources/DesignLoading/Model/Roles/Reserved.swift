import SystemDesign

/// What a model may say of components of some kinds alone.
///
/// In a design file the types say so; a model has no types, and is held to the same.
struct Reserved: Sendable {
  /// The way to it from the component: "storage", "failover".
  private let keys: [String]
  /// The kinds that it is said of, in the order of all.
  private let kinds: [Part.Kind]

  private init(_ keys: String..., of suits: (Part.Kind) -> Bool) {
    self.keys = keys
    kinds = Part.Kind.allCases.filter(suits)
  }

  private static let all =
    [
      Reserved("caching", of: Role.copying.suits),
      Reserved("messaging", of: Role.channel.suits),
      Reserved("messaging", "partitions") { $0 == .stream },
      Reserved("messaging", "partitionKey") { $0 == .stream },
      Reserved("storage") { Role.keeping.suits($0) || Role.channel.suits($0) },
      Reserved("storage", "model") { $0 == .database },
      Reserved("storage", "failover") { $0 == .database },
      Reserved("protection", "sticky") { $0 == .loadBalancer },
      Reserved("protection", "rendersUserContent") { $0 == .client },
      Reserved("replicas") {
        Role.channel.suits($0) || [.database, .cache, .searchIndex].contains($0)
      },
    ] + ofStores

  /// A channel says of its storage only what survives a loss of power.
  private static let ofStores = ObjectShape<Storage>.storage.properties.map(\.key)
    .filter { !["durability", "model", "failover"].contains($0) }
    .map { Reserved("storage", $0, of: Role.keeping.suits) }

  private static let strange = Dictionary(
    uniqueKeysWithValues: Part.Kind.allCases.map { kind in
      (kind, all.filter { !$0.kinds.contains(kind) })
    })

  /// Refuses what is said of a component of another kind.
  static func check(_ component: JSONObject, _ reader: ModelReader) throws(ModelError) {
    guard case .string(let word) = component["kind"], let kind = Part.Kind(rawValue: word),
      let reserved = strange[kind]?.first(where: { $0.isSaid(in: component) })
    else { return }
    let name = if case .string(let name) = component["name"] { name } else { "" }
    throw reserved.keys.reduce(reader) { $0.key($1) }.error(
      "'\(Shortened.name(name))' is of the kind '\(word)', and this is said only of "
        + reserved.kinds.map(\.rawValue).joined(separator: ", "))
  }

  private func isSaid(in component: JSONObject) -> Bool {
    guard let first = component[keys[0]], keys.count > 1 else { return component[keys[0]] != nil }
    guard case .object(let facet) = first else { return false }
    return facet[keys[1]] != nil
  }

  /// The same for the schema of a component.
  static var conditions: JSONObject {
    [
      "allOf": .array(
        all.map { reserved in
          let others = Part.Kind.allCases.filter { !reserved.kinds.contains($0) }.map(\.rawValue)
          return .object([
            "if": .object([
              "properties": .object(["kind": .object(["enum": .array(others.map { .string($0) })])])
            ]),
            "then": reserved.keys.reversed().reduce(.bool(false)) {
              .object(["properties": .object([$1: $0])])
            },
          ])
        })
    ]
  }
}
