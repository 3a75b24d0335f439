/// The codes that so many characters of an alphabet make.
public struct KeySpace: Sendable, Equatable {
  /// How many different characters.
  public let alphabet: Int
  /// How many of them in a code.
  public let length: Int

  /// Codes of a length.
  ///
  /// - Parameters:
  ///   - alphabet: 2 or more.
  ///   - length: 1 or more.
  public init(alphabet: Int, length: Int) throws(Refusal) {
    guard alphabet >= 2 else {
      throw Refusal("number of characters", Double(alphabet), wanted: "2 or more")
    }
    self.alphabet = alphabet
    self.length = try length.countable("length of a code")
  }

  /// How many codes there are, exactly; nil from 2^63 on.
  public var exactSize: Int? {
    var size = 1
    for _ in 0..<length {
      let (next, overflow) = size.multipliedReportingOverflow(by: alphabet)
      if overflow { return nil }
      size = next
    }
    return size
  }

  /// How many codes there are: alphabet^length, infinite where no number holds them.
  public var size: Double {
    if let exactSize { return Double(exactSize) }
    var (size, left) = (1.0, length)
    while left > 0, size < .infinity { (size, left) = (size * Double(alphabet), left - 1) }
    return size
  }

  /// The shortest codes that are enough for so many things.
  ///
  /// By multiplying, not by logarithms, whose last bit may be one code short or long.
  ///
  /// - Parameters:
  ///   - count: how many things are named; 1 or more.
  ///   - alphabet: 2 or more.
  public static func shortest(naming count: Double, alphabet: Int) throws(Refusal) -> KeySpace {
    let count = try count.atLeast(1, "number of things to name")
    var length = 1
    while try KeySpace(alphabet: alphabet, length: length).size < count { length += 1 }
    return try KeySpace(alphabet: alphabet, length: length)
  }
}
