/// One thing that may be said about a value that is there already.
struct Setting<Root>: Sendable {
  let properties: [Property]
  /// Whether it is read even where none of its keys is there.
  let isRequired: Bool
  let write: @Sendable (Root, inout JSONObject, inout ModelWriter) -> Void
  let read: @Sendable (JSONObject, ModelReader, inout Root) throws(ModelError) -> Void

  @_semantics("optimize.sil.specialize.generic.never")
  private init<Field>(
    _ member: Member<Root, Field>, _ path: WritableKeyPath<Root, Field> & Sendable,
    isRequired: Bool = false
  ) {
    properties = member.properties
    self.isRequired = isRequired
    write = member.write
    read = { object, reader, root throws(ModelError) in
      root[keyPath: path] = try member.read(object, reader)
    }
  }

  /// A member that is always there.
  @_semantics("optimize.sil.specialize.generic.never")
  static func one<Field>(
    _ key: String, _ path: WritableKeyPath<Root, Field> & Sendable, _ shape: Shape<Field>,
    _ says: String
  ) -> Setting {
    Setting(.one(key, path, shape, says), path, isRequired: true)
  }

  /// A member that is there where it was said.
  @_semantics("optimize.sil.specialize.generic.never")
  static func may<Field>(
    _ key: String, _ path: WritableKeyPath<Root, Field?> & Sendable, _ shape: Shape<Field>,
    _ says: String
  ) -> Setting {
    Setting(.may(key, path, shape, says), path)
  }

  /// A list that is there where it holds something.
  @_semantics("optimize.sil.specialize.generic.never")
  static func list<Item>(
    _ key: String, _ path: WritableKeyPath<Root, [Item]> & Sendable, _ shape: Shape<Item>,
    _ says: String
  ) -> Setting {
    Setting(.list(key, path, shape, says), path)
  }

  /// An object that is there where anything in it was said.
  @_semantics("optimize.sil.specialize.generic.never")
  static func facet<Field>(
    _ key: String, _ path: WritableKeyPath<Root, Field> & Sendable, _ facet: ObjectShape<Field>,
    _ says: String
  ) -> Setting {
    Setting(.facet(key, path, facet, says), path)
  }

  /// The members of another object, side by side with those of this one.
  @_semantics("optimize.sil.specialize.generic.never")
  static func inline<Field>(
    _ path: WritableKeyPath<Root, Field> & Sendable, _ inner: ObjectShape<Field>
  ) -> Setting {
    Setting(.inline(path, inner), path)
  }

  /// A member that is there where it is true.
  @_semantics("optimize.sil.specialize.generic.never")
  static func flag(
    _ key: String, _ path: WritableKeyPath<Root, Bool> & Sendable, _ says: String
  ) -> Setting {
    Setting(.flag(key, path, says), path)
  }

  /// A number that is there where it is not the usual one.
  @_semantics("optimize.sil.specialize.generic.never")
  static func usually(
    _ usual: Int, _ key: String, _ path: WritableKeyPath<Root, Int> & Sendable,
    _ shape: Shape<Int>, _ says: String
  ) -> Setting {
    Setting(.usually(usual, key, path, shape, says), path)
  }
}
