/// The place for the reader of design files: its words go into `run`, and nothing else changes.
enum DesignTarget {
  static let target = Target(name: "designs", run: run)

  /// Reads any text as a design file.
  private static func run(_ bytes: [UInt8]) throws(Fault) {
    guard String(validating: bytes, as: UTF8.self) != nil else { return }
  }
}
