extension SourceFile {
  /// Reads a design's text.
  public init(reading text: String) { self.init(reading: Array(text.utf8)) }

  /// Reads the bytes of a design's text; bytes that are no UTF-8 are among the errors.
  public init(reading bytes: [UInt8]) {
    guard bytes.count <= Limits.bytes else {
      let says =
        "a design of \(bytes.count) bytes is too long; \(Limits.bytes) bytes are read at most"
      self.init(statements: [], errors: [SyntaxError(at: Place(1, 1), says)])
      return
    }
    var lexer = Lexer(bytes)
    lexer.run()
    var parser = Parser(
      lexer.tokens, of: bytes, bracketsAreUncertain: lexer.mayHaveSwallowedBrackets)
    let statements = parser.statements(in: nil)
    let errors = (lexer.errors + parser.errors).sorted { $0.place < $1.place }
    self.init(statements: statements, errors: firstOfEachLine(errors))
  }
}

/// What is said second of a line most often follows from what is said first.
private func firstOfEachLine(_ errors: [SyntaxError]) -> [SyntaxError] {
  var kept: [SyntaxError] = []
  for error in errors where error.place.line != kept.last?.place.line { kept.append(error) }
  return Array(kept.prefix(Limits.errors))
}
