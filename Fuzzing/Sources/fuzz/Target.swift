/// A part of Napkin that takes any bytes without a crash, a hang or a wrong answer.
struct Target: Sendable {
  /// What it is called on the command line.
  let name: String
  /// Does with some bytes what the part does; what must hold and does not is a `Fault`.
  let run: @Sendable ([UInt8]) throws(Fault) -> Void
  /// Inputs to begin with, as the repository has them.
  var seeds: @Sendable () -> [[UInt8]] = { [] }
  /// The same bytes changed so that they are still nearly right; nil where any change will do.
  var mutated: @Sendable ([UInt8], UInt64) -> [UInt8]? = { _, _ in nil }
}

/// What should hold and does not.
struct Fault: Error {
  let says: String

  init(_ says: String) { self.says = says }
}
