/// One public declaration, as the compiler's symbol graph gives it.
struct Symbol: Decodable {
  struct Kind: Decodable { let identifier: String }
  struct Identifier: Decodable { let precise: String }
  struct Names: Decodable { let title: String }
  struct Fragment: Decodable { let spelling: String }
  struct Location: Decodable {
    struct Position: Decodable { let line: Int, character: Int }
    let uri: String
    let position: Position
  }
  struct Generics: Decodable {
    struct Name: Decodable { let name: String }
    struct Constraint: Decodable { let kind: String, lhs: String, rhs: String }
    let parameters: [Name]?
    let constraints: [Constraint]?
  }

  let kind: Kind
  let identifier: Identifier
  let pathComponents: [String]
  let names: Names
  let declarationFragments: [Fragment]?
  let location: Location?
  let swiftGenerics: Generics?

  /// What it is: `init`, `method`, `enum.case`.
  var sort: String { String(kind.identifier.trimmingPrefix("swift.")) }
  /// The type it belongs to, in full; of a free declaration, nothing.
  var owner: String { pathComponents.dropLast().joined(separator: ".") }
  /// Its name with its owner's.
  var path: String { pathComponents.joined(separator: ".") }
  /// The declaration as it is displayed, on one line.
  var text: String {
    (declarationFragments ?? []).map(\.spelling).joined()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
  /// Where it stands, for a developer.
  var place: String {
    guard let location else { return "SystemDesign" }
    let file = location.uri.split(separator: "/").last.map(String.init) ?? location.uri
    return "\(file):\(location.position.line + 1)"
  }

  /// The folder it is declared in: its subject.
  var subject: String {
    location?.uri.split(separator: "/").dropLast().last.map(String.init) ?? ""
  }

  /// The failure that names it.
  func unknown(_ shape: String) -> GenerationError {
    GenerationError(symbol: path, place: place, shape: "\(shape), in '\(text)'")
  }
}

/// What one declaration is to another: `memberOf`, `conformsTo`, `requirementOf`.
struct Relationship: Decodable {
  let kind: String
  let source: String
  let target: String
}
