/// One member of an object, or several that stand in it side by side.
struct Member<Root, Field>: Sendable {
  let properties: [Property]
  let write: @Sendable (Root, inout JSONObject, inout ModelWriter) -> Void
  let read: @Sendable (JSONObject, ModelReader) throws(ModelError) -> Field

  /// What is written of it, whatever it holds.
  var any: AnyMember<Root> { AnyMember(properties: properties, write: write) }

  /// A member that is always there.
  @_semantics("optimize.sil.specialize.generic.never")
  static func one(
    _ key: String, _ path: KeyPath<Root, Field> & Sendable, _ shape: Shape<Field>, _ says: String
  ) -> Member {
    Member(
      properties: [Property(key, required: true, says, shape)],
      write: { root, object, writer in object[key] = shape.encode(root[keyPath: path], &writer) },
      read: { object, reader throws(ModelError) in
        guard let json = object[key] else { throw reader.error("'\(key)' is missing") }
        return try reader.inside(.key(key)) { inner throws(ModelError) in
          try shape.decode(json, inner)
        }
      })
  }

  /// A member that is there where it was said.
  @_semantics("optimize.sil.specialize.generic.never")
  static func may<Said>(
    _ key: String, _ path: KeyPath<Root, Said?> & Sendable, _ shape: Shape<Said>, _ says: String
  ) -> Member where Field == Said? {
    Member(
      properties: [Property(key, required: false, says, shape)],
      write: { root, object, writer in
        if let said = root[keyPath: path] { object[key] = shape.encode(said, &writer) }
      },
      read: { object, reader throws(ModelError) in
        guard let json = object[key] else { return nil }
        return try reader.inside(.key(key)) { inner throws(ModelError) in
          try shape.decode(json, inner)
        }
      })
  }

  /// A list that is there where it holds something.
  @_semantics("optimize.sil.specialize.generic.never")
  static func list<Item>(
    _ key: String, _ path: KeyPath<Root, [Item]> & Sendable, _ shape: Shape<Item>, _ says: String
  ) -> Member where Field == [Item] {
    let list = shape.list
    return Member(
      properties: [Property(key, required: false, says, list)],
      write: { root, object, writer in
        let items = root[keyPath: path]
        if !items.isEmpty { object[key] = list.encode(items, &writer) }
      },
      read: { object, reader throws(ModelError) in
        guard let json = object[key] else { return [] }
        return try reader.inside(.key(key)) { inner throws(ModelError) in
          try list.decode(json, inner)
        }
      })
  }

  /// An object that is there where anything in it was said.
  @_semantics("optimize.sil.specialize.generic.never")
  static func facet(
    _ key: String, _ path: KeyPath<Root, Field> & Sendable, _ facet: ObjectShape<Field>,
    _ says: String
  ) -> Member {
    let shape = facet.shape(key, says)
    return Member(
      properties: [Property(key, required: false, says, shape)],
      write: { root, object, writer in
        let json = shape.encode(root[keyPath: path], &writer)
        if json != .object([:]) { object[key] = json }
      },
      read: { object, reader throws(ModelError) in
        try reader.inside(.key(key)) { inner throws(ModelError) in
          try shape.decode(object[key] ?? .object([:]), inner)
        }
      })
  }

  /// The members of another object, side by side with those of this one.
  @_semantics("optimize.sil.specialize.generic.never")
  static func inline(
    _ path: KeyPath<Root, Field> & Sendable, _ inner: ObjectShape<Field>
  ) -> Member {
    Member(
      properties: inner.properties,
      write: { root, object, writer in inner.write(root[keyPath: path], &object, &writer) },
      read: inner.read)
  }
}

/// What is written of a member, whatever it holds.
struct AnyMember<Root>: Sendable {
  let properties: [Property]
  let write: @Sendable (Root, inout JSONObject, inout ModelWriter) -> Void
}

extension Member where Field == Bool {
  /// A member that is there where it is true.
  @_semantics("optimize.sil.specialize.generic.never")
  static func flag(
    _ key: String, _ path: KeyPath<Root, Bool> & Sendable, _ says: String
  ) -> Member {
    Member(
      properties: [
        Property(key, required: false, says) { writer in
          Shape<Bool>.flag.schema(&writer).adding(["default": .bool(false)])
        }
      ],
      write: { root, object, _ in if root[keyPath: path] { object[key] = .bool(true) } },
      read: { object, reader throws(ModelError) in
        guard let json = object[key] else { return false }
        return try Shape<Bool>.flag.decode(json, reader.key(key))
      })
  }
}

extension Member where Field == Int {
  /// A number that is there where it is not the usual one.
  @_semantics("optimize.sil.specialize.generic.never")
  static func usually(
    _ usual: Int, _ key: String, _ path: KeyPath<Root, Int> & Sendable, _ shape: Shape<Int>,
    _ says: String
  ) -> Member {
    Member(
      properties: [
        Property(key, required: false, says) { writer in
          shape.schema(&writer).adding(["default": .number(Double(usual))])
        }
      ],
      write: { root, object, writer in
        let value = root[keyPath: path]
        if value != usual { object[key] = shape.encode(value, &writer) }
      },
      read: { object, reader throws(ModelError) in
        guard let json = object[key] else { return usual }
        return try reader.inside(.key(key)) { inner throws(ModelError) in
          try shape.decode(json, inner)
        }
      })
  }
}
