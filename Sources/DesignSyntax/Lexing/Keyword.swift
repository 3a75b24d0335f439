/// The words that Swift keeps for itself.
enum Keyword: String, CaseIterable {
  case `associatedtype`, `class`, `deinit`, `enum`, `extension`, `fileprivate`, `func`, `import`
  case `init`, `inout`, `internal`, `let`, `operator`, `precedencegroup`, `private`, `protocol`
  case `public`, `static`, `struct`, `subscript`, `typealias`, `var`
  case `break`, `case`, `catch`, `continue`, `default`, `defer`, `do`, `else`, `fallthrough`, `for`
  case `guard`, `if`, `in`, `repeat`, `return`, `switch`, `throw`, `where`, `while`
  case `Any`, `as`, `false`, `is`, `nil`, `rethrows`, `self`, `Self`, `super`, `throws`, `true`
  case `try`, `underscore` = "_"

  static let byText = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
  static let longest = 15

  /// Whether it begins a declaration or a statement, and never a value.
  var beginsStatement: Bool {
    switch self {
    case .associatedtype, .class, .deinit, .enum, .extension, .fileprivate, .func, .import,
      .internal,
      .let, .operator, .precedencegroup, .private, .protocol, .public, .static, .struct, .subscript,
      .typealias, .var, .break, .case, .continue, .default, .defer, .do, .fallthrough, .for, .guard,
      .if, .repeat, .return, .switch, .throw, .while:
      true
    default: false
    }
  }
}
