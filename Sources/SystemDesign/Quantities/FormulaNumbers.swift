/// Numbers by the identity of expressions.
///
/// An expression is looked up a dozen times on its way to a figure: a dictionary takes 25 ns for
/// each, which was a fifth of an estimate, and this 3. Who keeps numbers here keeps the expressions
/// as well, since the identity of one that is gone may be given to another.
package struct FormulaNumbers: Sendable {
  private struct Slot {
    /// Where the expression lies; 0 where the slot is free.
    var key: UInt = 0
    var number = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 16)
  private var count = 0

  /// No expression has a number yet.
  package init() {}

  /// The number of an expression; nil where it has none.
  package subscript(formula: Formula) -> Int? {
    let slot = slots[place(of: Self.key(formula))]
    return slot.key == 0 ? nil : slot.number
  }

  /// Gives an expression a number, and says which one it had before.
  @discardableResult
  package mutating func give(_ number: Int, to formula: Formula) -> Int? {
    let key = Self.key(formula)
    let place = place(of: key)
    let before = slots[place]
    slots[place] = Slot(key: key, number: number)
    guard before.key == 0 else { return before.number }
    count += 1
    if count * 2 > slots.count { grow() }
    return nil
  }

  private static func key(_ formula: Formula) -> UInt {
    UInt(bitPattern: Unmanaged.passUnretained(formula).toOpaque())
  }

  /// Where a key lies or, where it is not there, would lie: at the first free slot from the one that
  /// its bits, mixed (Knuth, The Art of Computer Programming 3, 1973: Fibonacci hashing), point to.
  private func place(of key: UInt) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[place].key != key, slots[place].key != 0 { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.key != 0 { slots[place(of: slot.key)] = slot }
  }
}
