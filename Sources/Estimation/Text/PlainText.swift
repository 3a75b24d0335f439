extension String {
  /// Whether each of its scalars is a sign of its own, one column wide, that steers no terminal:
  /// Latin letters, digits, punctuation, arrows and the signs of arithmetic.
  ///
  /// To tell where a sign ends took a third of writing a screen, and nearly all text is plain.
  package var isPlain: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x20..<0x7F, 0xA0..<0x300, 0x2010...0x2027, 0x2190...0x22FF: true
      default: false
      }
    }
  }
}
