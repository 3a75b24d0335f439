/// The places of some names in a list, for the few dozen keys that objects are looked up by.
///
/// A dictionary guards against names that were chosen to meet in one slot, and spends most of its
/// time on that; these names are our own. To look up the keys of every hop and expression in
/// dictionaries was a third of reading them.
struct NameTable: Sendable {
  private struct Slot {
    let name: String
    let place: Int
  }

  private let slots: [Slot?]
  private let names: [String]

  /// The first place of each name.
  init(_ names: [String]) {
    var size = 8
    while size < names.count * 4 { size *= 2 }
    var slots = [Slot?](repeating: nil, count: size)
    for (place, name) in names.enumerated() {
      var slot = Self.mixed(name) & (size - 1)
      while let taken = slots[slot], taken.name != name { slot = (slot + 1) & (size - 1) }
      if slots[slot] == nil { slots[slot] = Slot(name: name, place: place) }
    }
    self.slots = slots
    self.names = names
  }

  subscript(name: String) -> Int? {
    var slot = Self.mixed(name) & (slots.count - 1)
    while let taken = slots[slot] {
      if taken.name == name { return taken.place }
      slot = (slot + 1) & (slots.count - 1)
    }
    // Texts of other bytes may be equal: the sign of the kelvin is the letter K.
    return name.utf8.allSatisfy { $0 < 0x80 } ? nil : names.firstIndex(of: name)
  }

  func contains(_ name: String) -> Bool { self[name] != nil }

  /// A number that names of a few letters seldom share.
  ///
  /// Source: G. Fowler, L. C. Noll, K.-P. Vo, "FNV Hash", 1991.
  private static func mixed(_ name: String) -> Int {
    // As a whole: byte by byte through the string's indices it took ten times as long.
    name.utf8.withContiguousStorageIfAvailable { mixed(bytes: $0) } ?? mixed(bytes: name.utf8)
  }

  private static func mixed(bytes: some Sequence<UInt8>) -> Int {
    var mixed: UInt32 = 2_166_136_261
    for byte in bytes { mixed = (mixed ^ UInt32(byte)) &* 16_777_619 }
    return Int(mixed ^ mixed >> 15)
  }
}
