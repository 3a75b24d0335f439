import TableGeneration
import Testing

@Suite(
  "A declaration of a shape the table has no words for", .serialized,
  .enabled(if: hasToolchain, "there is no swiftc to make a symbol graph with"))
struct UnknownShapeTests {
  @Test(
    "it is named, with its line and its shape",
    arguments: [
      (
        "public func change(_ it: inout Int) -> Int { it }", "the parameter '_' of type 'inout Int'"
      ),
      ("public func two() -> (Int, Int) { (1, 2) }", "the result '(Int, Int)'"),
      ("public func nothing() {}", "the result '()'"),
      ("public func maps(_ f: (Int) -> Int) -> Int { f(1) }", "of type '(Int) -> Int'"),
      ("public func block(_ f: () -> Int) -> Int { f() }", "of type '() -> Int'"),
      ("public func pair<A: Role, B: Role>(_ a: A, _ b: B) -> A { a }", "2 generic parameters"),
      ("public func any<A>(_ a: A) -> A { a }", "1 generic parameters"),
      ("public func hash<A: Hashable>(_ a: A) -> A { a }", "the constraint 'A: Hashable'"),
      ("public func some(_ a: some Role) -> Int { 1 }", "some Role"),
      ("public func adds(_ all: Int...) -> Int { all.count }", "a variadic without a twin"),
      ("public func fails() throws -> Int { 1 }", "a function"),
      ("public func waits() async -> Int { 1 }", "a function"),
      ("public func list(_ of: [Int] = [1]) -> Int { 1 }", "a default other than []"),
      ("public func odd(_ of: Int? = 1) -> Int { 1 }", "the default '1' of 'Int?'"),
      ("public func byte(_ of: UInt8) -> Int { 1 }", "of type 'UInt8'"),
      ("public typealias Number = Int", "a 'typealias'"),
      ("extension Thing { public subscript(_ i: Int) -> Int { i } }", "a 'subscript'"),
      ("extension Thing { public mutating func grow() -> Int { 1 } }", "a function"),
      (
        "extension Thing { public var f: (Int) -> Int { { $0 } } }", "a property of an unknown type"
      ),
      ("extension Thing { public static prefix func - (a: Thing) -> Thing { a } }", "an operator"),
      (
        "extension Thing { public static func * (a: Thing, b: any Role) -> Thing { a } }",
        "an operator"
      ),
      ("extension Role { public init(two: Int) { self.init() } }", "an initialiser in a protocol"),
      ("extension Role { public static func make() -> Thing { Thing() } }", "a static function"),
      ("extension UInt8 { public var thing: Thing { Thing() } }", "no type of the language"),
      ("public struct Box<A: Role>: Sendable { public let a: A }", "a generic type"),
      (
        "@available(*, unavailable) extension Int: Role { public init(of: Int) {} }",
        "without a plain message"
      ),
      (
        "@available(*, unavailable, message: \"no\")\nextension Thing: CustomStringConvertible { public var description: String { \"\" } }",
        "a conformance to 'CustomStringConvertible'"
      ),
      (
        "extension Thing {\n  @available(*, unavailable, message: \"no\")\n  public var no: Int { 1 }\n}",
        "a member that is no function"
      ),
    ])
  func unknown(_ declaration: String, _ shape: String) throws {
    let error = try #require(throws: GenerationError.self) {
      try generate(
        """
        public protocol Role: Sendable { init() }
        public struct Thing: Role { public init() {} }
        \(declaration)
        """)
    }
    #expect(error.description.contains(shape))
    #expect(error.place.hasPrefix("Thing.swift:"))
    #expect(!error.description.contains("\n"))
  }
}
