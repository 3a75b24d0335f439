/// How short identifiers are made.
public struct Codes: Sendable {
  /// Where an identifier comes from.
  public enum Drawing: String, Sendable, CaseIterable {
    case random, hash, counter, permutedCounter, timeSorted
  }

  /// Where an identifier comes from.
  public let drawing: Drawing
  /// How many characters, or bits, it has.
  public let length: Int
  /// How many different characters there are.
  public let alphabet: Int
  /// Whether a code that is taken is drawn again.
  public let retriesCollisions: Bool

  /// Identifiers of a length over an alphabet.
  public init(drawing: Drawing, length: Int, alphabet: Int, retriesCollisions: Bool) {
    self.drawing = drawing
    self.length = length
    self.alphabet = alphabet
    self.retriesCollisions = retriesCollisions
  }

  /// Drawn at random; two may collide, so say whether a collision is drawn again.
  public static func random(
    characters length: Int, of alphabet: Int, retrying: Bool = false
  ) -> Codes {
    Codes(drawing: .random, length: length, alphabet: alphabet, retriesCollisions: retrying)
  }
  /// The first characters of a hash of the content.
  public static func hash(
    characters length: Int, of alphabet: Int, retrying: Bool = false
  ) -> Codes {
    Codes(drawing: .hash, length: length, alphabet: alphabet, retriesCollisions: retrying)
  }
  /// Counted one by one; easy to guess.
  public static func counter(characters length: Int, of alphabet: Int) -> Codes {
    Codes(drawing: .counter, length: length, alphabet: alphabet, retriesCollisions: false)
  }
  /// Counted one by one, then shuffled with a secret key: no collisions, and no guessing.
  public static func permutedCounter(characters length: Int, of alphabet: Int) -> Codes {
    Codes(drawing: .permutedCounter, length: length, alphabet: alphabet, retriesCollisions: false)
  }
  /// A clock, a machine and a sequence, so that newer sorts after older.
  public static func timeSorted(bits: Int) -> Codes {
    Codes(drawing: .timeSorted, length: bits, alphabet: 2, retriesCollisions: false)
  }
}
