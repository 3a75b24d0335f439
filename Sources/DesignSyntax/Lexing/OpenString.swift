/// A string whose end has not been seen yet.
struct OpenString {
  /// Where its opening quote stands.
  let place: Place
  /// How many `#` stand before it.
  let pounds: Int
  /// Whether it runs over several lines.
  let isMultiline: Bool
  /// How many parentheses are open in the hole that is being read.
  var depth = 0
}
