/// How a printed figure stands to what its source's own inputs come to.
enum Grade: String, Sendable, CaseIterable {
  /// Within 2 %.
  case exact
  /// Within 10 %.
  case rounding
  /// Further off, and within 10 % by the constants the source states.
  case convention
  /// Further off by the source's constants as well.
  case sourceError = "source error"
  /// Users divided by requests a second.
  case dimensionError = "dimension error"

  /// Whether the printed figure is wrong by its source's own inputs and constants.
  var isWrong: Bool { self == .sourceError || self == .dimensionError }

  /// Whether this is how a printed figure stands to the figure by Napkin's calendar and to that by
  /// the source's constants; what makes an error one of dimensions no number can say.
  func fits(printed: Double, exact: Double, byTheirs: Double?) -> Bool {
    let far = abs(printed / exact - 1)
    let byConvention = byTheirs.map { abs(printed / $0 - 1) <= 0.1 } ?? false
    return switch self {
    case .exact: far <= 0.02
    case .rounding: far > 0.02 && far <= 0.1
    case .convention: far > 0.1 && byConvention
    case .sourceError, .dimensionError: far > 0.1 && !byConvention
    }
  }
}
