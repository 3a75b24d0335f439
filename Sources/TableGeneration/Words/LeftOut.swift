/// Why a public declaration is no entry of the table; the only ways not to be one.
public enum LeftOut: String, Sendable, CaseIterable {
  /// A type; the table has it among its names and roles.
  case type = "a type is a name and plays roles; its initialisers are its words"
  /// A member of a protocol, repeated for a type that conforms to it.
  case inherited = "a protocol's member is entered once, under the protocol"
  /// A type's way to meet a requirement of a protocol of the module, or the default of it.
  case witness = "a requirement is entered once, under the protocol, whoever meets it"
  /// What a protocol requires of types rather than of values.
  case requiredOfTypes = "it is said through a type, and every type has its own"
  /// What the compiler makes for a protocol of Swift's.
  case compilerMade = "the compiler made it; it stands in no source"
  /// What a type writes for a protocol of Swift's.
  case swiftProtocol = "comparing, hashing and coding state nothing in a design"
  /// A function of a result builder.
  case builder = "a block is gathered through the table's builders"
  /// How a type is made of a dictionary.
  case pairs = "a dictionary is made through the table's pairs"
  /// How a type is made of a text with names in it.
  case interpolation = "a text is gathered through the table's interpolations"
  /// A place that any code may change.
  case mutableGlobal =
    "it belongs to the program that reads designs, and a design may not change it"
}

extension Vocabulary {
  /// The reason to leave a declaration out, if there is one.
  func leftOut(_ symbol: Symbol) -> LeftOut? {
    let title = symbol.names.title
    if ["struct", "enum", "class", "protocol"].contains(symbol.sort) { return .type }
    if symbol.identifier.precise.contains("::SYNTHESIZED::") { return .inherited }
    if symbol.location == nil { return .compilerMade }
    if builderTypes.contains(symbol.owner) { return .builder }
    if isPairs(symbol) { return .pairs }
    if interpolationTypes.contains(symbol.owner), symbol.text.contains("mutating func") {
      return .interpolation
    }
    if Self.ofSwift.contains(title) { return .swiftProtocol }
    if protocols.contains(symbol.owner) {
      if isRequirement(symbol), ["type.property", "type.method", "init"].contains(symbol.sort) {
        return .requiredOfTypes
      }
      if isDefault(symbol) { return .witness }
    } else if symbol.sort == "property" || symbol.sort == "method", meetsRequirement(symbol) {
      return .witness
    }
    if symbol.sort == "type.property", symbol.text.contains("static var"),
      !symbol.text.hasSuffix("{ get }")
    {
      return .mutableGlobal
    }
    return nil
  }

  private static let ofSwift: Set = [
    "==(_:_:)", "<(_:_:)", "hash(into:)", "init(from:)", "encode(to:)",
  ]
}
