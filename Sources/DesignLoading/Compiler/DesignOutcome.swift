import SystemDesign

/// What the process that ran a compiled design tells the one that started it.
enum DesignOutcome {
  /// The one design it made.
  case design(Design)
  /// The one design it made says what cannot be meant.
  case mistakes([Mistake])
  /// It made none, or more than one.
  case made([Part.ID])
  /// The design cannot be written down.
  case unwritable(String, Origin)

  init(_ designs: [Design]) {
    guard let design = designs.first, designs.count == 1 else {
      self = .made(designs.map { Part.ID(name: $0.name, origin: $0.origin) })
      return
    }
    self = design.mistakes.isEmpty ? .design(design) : .mistakes(design.mistakes)
  }

  /// The one object that is written.
  var json: JSON {
    // No file is that of an origin, so that each one is written in full.
    var writer = ModelWriter(Design(name: "", statements: [], origin: Origin("", 0, 0)))
    switch self {
    case .design(let design):
      do {
        return .object(["design": try Model.encode(design)])
      } catch {
        return DesignOutcome.unwritable(error.says, design.origin).json
      }
    case .mistakes(let mistakes):
      return .object(["mistakes": Shape<Mistake>.mistake.list.encode(mistakes, &writer)])
    case .made(let designs):
      return .object(["made": Self.identity.list.encode(designs, &writer)])
    case .unwritable(let says, let origin):
      let mistake = Mistake(says: says, instead: "", origin: origin)
      return .object(["unwritable": Shape<Mistake>.mistake.encode(mistake, &writer)])
    }
  }

  /// What was written.
  init(_ json: JSON) throws(ModelError) {
    let reader = ModelReader()
    guard case .object(let object) = json, let member = object.first else {
      throw reader.expected("an object", json)
    }
    let inner = member.value
    switch member.key {
    case "design": self = .design(try Model.decode(inner))
    case "mistakes": self = .mistakes(try Shape<Mistake>.mistake.list.decode(inner, reader))
    case "made": self = .made(try Self.identity.list.decode(inner, reader))
    default:
      let mistake = try Shape<Mistake>.mistake.decode(inner, reader)
      self = .unwritable(mistake.says, mistake.origin)
    }
  }

  private static let identity = ObjectShape<Part>.identity.shape(
    "identity", "A component by its name and place.")
}
