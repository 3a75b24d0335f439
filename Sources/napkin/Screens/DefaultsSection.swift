import Estimation

/// What stands on a screen for what the design does not state.
enum DefaultsSection {
  /// What marks a figure that rests on a default.
  static let mark = " *"

  /// Each figure that was taken, with its source and year.
  static func lines(_ taken: [Defaults.Taken], on terminal: Terminal) -> [String] {
    guard !taken.isEmpty else { return [] }
    return [terminal.style("  * Default, not stated in the design", .bold)]
      + taken.map { "    " + $0.text.onOneLine }
  }
}
