import SystemDesign

extension Model {
  /// The design in the bytes of a model's file, without mistakes; errors have their place.
  public static func read(
    _ bytes: [UInt8], from path: String
  ) throws(LoadingError) -> Design {
    let design: Design
    do {
      design = try decode(try JSON(parsing: bytes))
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
}
