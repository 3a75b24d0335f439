import DesignSyntax

/// The names that stand for values, the innermost block's last.
struct Scopes {
  /// What a name stands for.
  struct Binding {
    /// Its value; nil where its line could not be read.
    let value: Any?
    /// Where it was given.
    let place: Place
    /// Whether anything says it.
    var isUsed = false
  }

  /// A name as it is spelt: Swift takes an é of one scalar and one of two for two names.
  private struct Spelling: Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (a: Spelling, b: Spelling) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    func hash(into hasher: inout Hasher) { for byte in text.utf8 { hasher.combine(byte) } }
  }

  /// The names of one block.
  private struct Scope {
    var bindings: [Spelling: Binding] = [:]
    /// The names that later lines of it give.
    var coming: [Spelling: Place] = [:]
  }

  private var scopes: [Scope] = [Scope()]

  /// Whether no block is open, so that names are the file's own.
  var isOutermost: Bool { scopes.count == 1 }

  mutating func open(_ statements: [Statement]) {
    scopes.append(Scope())
    expect(statements)
  }

  mutating func expect(_ statements: [Statement]) {
    for case .binding(let name, _, _) in statements.map(\.kind) {
      scopes[scopes.count - 1].coming[Spelling(name.text)] = name.place
    }
  }

  /// The names of the innermost block that nothing said.
  mutating func close() -> [(name: String, place: Place)] {
    guard let last = scopes.popLast() else { return [] }
    return last.bindings.filter { !$0.value.isUsed && $0.value.value != nil }
      .map { ($0.key.text, $0.value.place) }
  }

  /// Gives a name to a value; false where the block has given it already.
  mutating func bind(_ name: Name, _ value: Any?) -> Bool {
    let innermost = scopes.count - 1
    let spelling = Spelling(name.text)
    let isNew = scopes[innermost].bindings[spelling] == nil
    scopes[innermost].bindings[spelling] = Binding(value: isNew ? value : nil, place: name.place)
    return isNew
  }

  /// What a name stands for, from here on used.
  mutating func use(_ name: String) -> Binding? {
    let spelling = Spelling(name)
    for index in scopes.indices.reversed() where scopes[index].bindings[spelling] != nil {
      scopes[index].bindings[spelling]?.isUsed = true
      return scopes[index].bindings[spelling]
    }
    return nil
  }

  /// Whether a name stands for a value here.
  func has(_ name: String) -> Bool { scopes.contains { $0.bindings[Spelling(name)] != nil } }

  /// Whether a later line of an open block gives the name.
  func isComing(_ name: String) -> Bool { scopes.contains { $0.coming[Spelling(name)] != nil } }

  /// Every name that can be said here.
  var names: [String] { scopes.flatMap { $0.bindings.keys.map(\.text) } }
}
