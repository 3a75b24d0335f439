import SideBySide
import SystemDesign

extension Model {
  /// What takes longer to take apart than to begin a thread.
  private static let long = 100_000

  /// The design in the bytes of a model's file, without mistakes; errors have their place.
  public static func read(
    _ bytes: [UInt8], from path: String
  ) throws(LoadingError) -> Design {
    let design: Design
    do {
      design = try decoded(bytes)
    } catch let error as JSONError {
      throw .notJSON(path: path, error)
    } catch let error as ModelError {
      let place = JSONParser.place(of: error.path, in: bytes)
      throw .notAModel(path: path, line: place.line, column: place.column, error)
    } catch {
      throw .unreadable(path: path, says: "\(error)")
    }
    guard design.mistakes.isEmpty else { throw .mistakes(design.mistakes) }
    return design
  }

  private static func decoded(_ bytes: [UInt8]) throws -> Design {
    guard bytes.count >= long, let parts = Parts(of: bytes) else {
      return try decode(try JSON(parsing: bytes))
    }
    return try decode(.object(parts.object), formulas: parts.formulas)
  }
}

/// A model taken apart side by side: its expressions are read while another thread takes apart the
/// flows, which are as long.
private struct Parts {
  private(set) var object = JSONObject()
  private(set) var formulas: [Formula]?

  /// Longer than any path of a file, which is read twice.
  private static let longestFile = 10_000

  private enum Piece: Sendable {
    case value(String, JSON)
    case formulas([Formula])
    case shapes
  }

  /// Nil where anything is wrong: who reads the text from its beginning says what comes first.
  init?(of bytes: [UInt8]) {
    guard let sections = JSONSections(of: bytes, most: Model.properties.count),
      let file = sections.all.first(where: { $0.key == "file" }),
      file.place.count <= Self.longestFile,
      case .string(let name)? = sections.value(of: file)
    else { return nil }
    let reader = ModelReader().knowing { $0.file = name }
    // The longest first, so that none is begun while all the others are done.
    let longest = sections.all.sorted { $0.place.count > $1.place.count }
    let pieces = (longest + [nil]).mapApart { section -> Piece? in
      guard let section else { return Self.shapes() }
      guard let value = sections.value(of: section) else { return nil }
      guard section.key == "formulas" else { return .value(section.key, value) }
      return (try? FormulaReader.read(value, reader.key("formulas"))).map { .formulas($0) }
    }
    for piece in pieces {
      switch piece {
      case .value(let key, let value): object[key] = value
      case .formulas(let read): formulas = read
      case .shapes: break
      case nil: return nil
      }
    }
  }

  /// Makes the shapes that reading needs, which a first reading would make one after another.
  private static func shapes() -> Piece {
    _ = (Model.properties, Shape<Record>.record, Shape<Part>.part)
    for kind in StatementKind.allCases { kind.prepare() }
    return .shapes
  }
}
