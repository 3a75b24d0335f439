/// A short name for a text, the same in every process.
enum Hash {
  /// The FNV-1a hash of a text, in digits and letters.
  static func name(of text: String) -> String {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    return String(hash, radix: 36)
  }
}
