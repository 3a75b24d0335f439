/// Why a model gives no number: an input that means nothing in it.
public struct Refusal: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was given: "hit ratio".
  public let input: String
  /// The number that was given.
  public let value: Double
  /// What it must be instead: "between 0 and 1".
  public let wanted: String

  /// An input, what was given for it, and what it must be instead.
  public init(_ input: String, _ value: Double, wanted: String) {
    self.input = input
    self.value = value
    self.wanted = wanted
  }

  /// One line: "the hit ratio is 1.2; it must be between 0 and 1".
  public var description: String { "the \(input) is \(value); it must be \(wanted)" }

  /// Equal where the same is said of the same number, also where that is none.
  public static func == (a: Self, b: Self) -> Bool { a.description == b.description }
}

// Inputs are looked at where they come in, so that no formula meets a number it is not made for.
extension Double {
  /// Itself, refused unless it is a number above zero.
  func positive(_ input: String) throws(Refusal) -> Double {
    guard isFinite, self > 0 else { throw Refusal(input, self, wanted: "more than 0") }
    return self
  }

  /// Itself, refused unless it is a number that is zero or more.
  func notNegative(_ input: String) throws(Refusal) -> Double {
    guard isFinite, self >= 0 else { throw Refusal(input, self, wanted: "0 or more") }
    return self
  }

  /// Itself, refused unless it is a number from zero to one.
  func share(_ input: String) throws(Refusal) -> Double {
    guard self >= 0, self <= 1 else { throw Refusal(input, self, wanted: "between 0 and 1") }
    return self
  }

  /// Itself, refused unless it is a number above zero and below one.
  func strictShare(_ input: String) throws(Refusal) -> Double {
    guard self > 0, self < 1 else {
      throw Refusal(input, self, wanted: "above 0 and below 1")
    }
    return self
  }

  /// Itself, refused unless it is a number no less than another.
  func atLeast(_ least: Double, _ input: String) throws(Refusal) -> Double {
    guard isFinite, self >= least else {
      throw Refusal(input, self, wanted: "\(NumberText.count(least)) or more")
    }
    return self
  }
}

extension Int {
  /// Itself, refused unless it is one or more.
  func countable(_ input: String) throws(Refusal) -> Int {
    guard self >= 1 else { throw Refusal(input, Double(self), wanted: "1 or more") }
    return self
  }
}
