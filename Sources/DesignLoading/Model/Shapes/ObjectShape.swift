import SystemDesign

/// How a value with members stands in the model, said once for reading, writing and the schema.
struct ObjectShape<Value>: Sendable {
  let properties: [Property]
  let write: @Sendable (Value, inout JSONObject, inout ModelWriter) -> Void
  let read: @Sendable (JSONObject, ModelReader) throws(ModelError) -> Value

  init(
    properties: [Property],
    write: @escaping @Sendable (Value, inout JSONObject, inout ModelWriter) -> Void,
    read: @escaping @Sendable (JSONObject, ModelReader) throws(ModelError) -> Value
  ) {
    self.properties = properties
    self.write = write
    self.read = read
  }

  /// A value made from its members by its initializer, which takes them in this order.
  @_semantics("optimize.sil.specialize.generic.never")
  init<each Field>(
    _ make: @escaping @Sendable (repeat each Field) -> Value,
    _ member: repeat Member<Value, each Field>
  ) {
    var properties: [Property] = []
    for one in repeat each member { properties += one.properties }
    self.properties = properties
    write = { value, object, writer in
      for one in repeat each member { one.write(value, &object, &writer) }
    }
    read = { object, reader throws(ModelError) in
      // A pack expansion forgets which error it throws.
      do {
        return try make(repeat (each member).read(object, reader))
      } catch {
        throw (error as? ModelError) ?? reader.error("\(error)")
      }
    }
  }

  /// A value that is made from its members by hand.
  ///
  /// For what every hop has: a list of members of all types looks those types up at each reading,
  /// which was a quarter of the reading of a hop.
  @_semantics("optimize.sil.specialize.generic.never")
  init(
    _ members: [AnyMember<Value>],
    _ read: @escaping @Sendable (JSONObject, ModelReader) throws(ModelError) -> Value
  ) {
    self.init(
      properties: members.flatMap(\.properties),
      write: { value, object, writer in
        for member in members { member.write(value, &object, &writer) }
      }, read: read)
  }

  /// A value that begins with nothing said and is told one thing after another.
  @_semantics("optimize.sil.specialize.generic.never")
  init(_ empty: @escaping @autoclosure @Sendable () -> Value, _ settings: [Setting<Value>]) {
    self.init(
      properties: [], write: { _, _, _ in }, read: { _, _ throws(ModelError) in empty() })
    self = adding(settings)
  }

  /// The same with more that may be said.
  ///
  /// Only what is there is read: of the forty things that may be said of a hop, five are.
  @_semantics("optimize.sil.specialize.generic.never")
  func adding(_ settings: [Setting<Value>]) -> ObjectShape {
    let required = settings.indices.filter { settings[$0].isRequired }
    let keys = settings.indices.flatMap { place in
      settings[place].properties.map { (key: $0.key, setting: place) }
    }
    let table = NameTable(keys.map(\.key))
    return ObjectShape(
      properties: properties + settings.flatMap(\.properties),
      write: { value, object, writer in
        write(value, &object, &writer)
        for setting in settings { setting.write(value, &object, &writer) }
      },
      read: { object, reader throws(ModelError) in
        var value = try read(object, reader)
        var said = required
        for key in object.keys { if let place = table[key] { said.append(keys[place].setting) } }
        // In the order of the settings, so that the same model gives the same error.
        said.sort()
        var last = -1
        for place in said where place != last {
          try settings[place].read(object, reader, &value)
          last = place
        }
        return value
      })
  }

  /// An object of its own, with its name in the schema; a key that is not known is refused.
  ///
  /// - Parameters:
  ///   - conditions: What the schema says besides of the whole object.
  ///   - check: Refuses the same, before the members are read.
  @_semantics("optimize.sil.specialize.generic.never")
  func shape(
    _ name: String, _ says: String,
    conditions: @escaping @Sendable () -> JSONObject = { [:] },
    check: @escaping @Sendable (JSONObject, ModelReader) throws(ModelError) -> Void = {
      _, _ throws(ModelError) in
    }
  ) -> Shape<Value> {
    let keys = properties.map(\.key)
    let known = NameTable(keys)
    return Shape(
      encode: { value, writer in
        var object: JSONObject = [:]
        write(value, &object, &writer)
        return .object(object)
      },
      decode: { json, reader throws(ModelError) in
        guard case .object(let object) = json else { throw reader.expected("an object", json) }
        // In order, so that the same model gives the same error.
        if object.keys.contains(where: { !known.contains($0) }),
          let stranger = object.keys.filter({ !known.contains($0) }).min()
        {
          throw reader.key(stranger).error(
            "no such key" + Nearest.question(stranger, in: keys.sorted()))
        }
        try check(object, reader)
        return try read(object, reader)
      },
      schema: { writer in properties.object(&writer).adding(conditions()) }
    ).named(name, says)
  }
}
