/// `nil`, where the context says what is missing.
struct Nothing {}

/// A list of values of one type.
struct List {
  /// The values, in order.
  let values: [Any]
  /// The type of each; nil of an empty list.
  let element: String?
}

/// Whole numbers to pass one after another: `1...3`.
struct Numbers {
  /// The first, and the one after the last.
  let range: Range<Int>
}

/// What the context asks of a value.
struct Wanted {
  /// The one type that may stand there.
  var type: String?
  /// The role that it must play.
  var role: String?
  /// Whether `nil` may stand there.
  var allowsNothing = false

  static let anything = Wanted()

  static func type(_ type: String) -> Wanted { Wanted(type: type) }
}
