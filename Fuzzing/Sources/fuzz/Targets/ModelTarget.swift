import DesignLoading
import Scenarios
import SystemDesign

/// Bytes become JSON, JSON a design, and what is written of it is read as the same; a long text is
/// read as a short one.
enum ModelTarget {
  static let target = Target(
    name: "model", run: run, seeds: { models.map { Array($0.text.utf8) } }, mutated: mutated)

  /// The models of every design in the repository.
  static var models: [JSON] {
    (scenarios.map(\.design) + [batchPipeline, internalTool, staticSite, vocabulary])
      .compactMap { try? Model.encode($0) }
  }

  private static func run(_ bytes: [UInt8]) throws(Fault) {
    let read = Result { () throws(LoadingError) in try Model.read(bytes, from: "fuzz.json") }
    let long = Result { () throws(LoadingError) in try Model.read(room + bytes, from: "fuzz.json") }
    guard told(read) == told(long) else { throw Fault("a long text is read in another way") }
    let design: Design
    do {
      design = try read.get()
    } catch {
      return try check(error)
    }
    guard let text = try? Model.encode(design).text else {
      throw Fault("what was read cannot be written")
    }
    guard let again = try? Model.read(Array(text.utf8), from: "again.json"),
      let twice = try? Model.encode(again).text
    else { throw Fault("what was written cannot be read") }
    guard Array(twice.utf8) == Array(text.utf8) else { throw Fault("the second writing differs") }
  }

  /// So much room before a text that it is taken apart side by side.
  private static let room = [UInt8](repeating: 0x20, count: 100_000)

  /// What was read, or why nothing was, without the place.
  private static func told(_ read: Result<Design, LoadingError>) -> [String] {
    switch read {
    case .success(let design): (try? [Model.encode(design).text]) ?? []
    case .failure(let error):
      error.lines.map { $0.split(separator: ": error: ", maxSplits: 1).last.map(String.init) ?? $0 }
    }
  }

  /// An error is one to six short lines that name the file.
  private static func check(_ error: LoadingError) throws(Fault) {
    let lines = error.lines
    guard (1...6).contains(lines.count) else { throw Fault("\(lines.count) lines of errors") }
    guard lines.allSatisfy({ $0.unicodeScalars.count <= 1_100 }) else {
      throw Fault("an error fills a screen")
    }
    guard case .mistakes = error else {
      guard lines.allSatisfy({ $0.hasPrefix("fuzz.json:") && $0.contains(": error: ") }) else {
        throw Fault("an error without its file: \(lines)")
      }
      return
    }
  }

  private static func mutated(_ bytes: [UInt8], _ seed: UInt64) -> [UInt8]? {
    guard let json = try? JSON(parsing: bytes) else { return nil }
    var dice = Dice(state: seed)
    return Array(json.mutated(&dice).text.utf8)
  }
}
