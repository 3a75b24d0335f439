/// How a value is handed to a word that takes it by a role: a `Service` as `any Component`.
///
/// Swift's own cast looks through every conformance of the program for each type and role it meets
/// the first time, some 20 microseconds each; a small design meets sixty of them.
struct Faces: Sendable {
  private struct Pair: Hashable {
    let role: ObjectIdentifier
    let type: ObjectIdentifier
  }

  private struct Way<Role>: Sendable {
    let see: @Sendable (Any) -> Role?
  }

  private var ways: [Pair: any Sendable] = [:]

  // Never inlined: see Call.
  /// Enters a type that plays a role.
  @inline(never) mutating func add<Role, Player>(
    _ type: Player.Type, as role: Role.Type, _ see: @escaping @Sendable (Player) -> Role
  ) {
    ways[Pair(role: ObjectIdentifier(role), type: ObjectIdentifier(type))] = Way { value in
      (value as? Player).map(see)
    }
  }

  /// A value as the role that is wanted; nil where its type is not known to play it.
  func face<Role>(of value: Any, as role: Role.Type) -> Role? {
    let pair = Pair(role: ObjectIdentifier(role), type: ObjectIdentifier(type(of: value)))
    return (ways[pair] as? Way<Role>)?.see(value)
  }
}
