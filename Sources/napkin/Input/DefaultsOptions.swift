import ArgumentParser
import Estimation
import SystemDesign

/// The wish to have published figures where a design states none.
struct DefaultsOptions: ParsableArguments {
  @Flag(help: "Take dated, published figures for what is not stated; each is marked as such.")
  var defaults = false

  /// What was taken for a design; nil where nobody asked for it.
  func taken(for design: Design) -> Defaults? { defaults ? Defaults(for: design) : nil }
}
