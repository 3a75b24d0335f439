import TableGeneration
import Testing

@Suite(
  "A declaration of a shape the table has words for",
  .enabled(if: hasToolchain, "there is no swiftc to make a symbol graph with"))
struct KnownShapeTests {
  private static let table = Result { try generate(everything) }

  private static let everything = #"""
    public protocol Role: Sendable { var id: Int { get } }
    public protocol Line: Sendable { var number: Int { get } }
    extension Role {
      public func beside(_ other: Self) -> Self { other }
      public func named(_ name: String) -> Self { self }
    }
    public struct Thing: Role {
      public enum Size: Sendable { case small, wide(Int, by: Double) }
      public let id: Int
      public var size: Size?
      public static let first = Thing(1)
      nonisolated(unsafe) public static var count = 0
      public init(_ id: Int = 3, file: String = #filePath, line: Int = #line, column: Int = #column) {
        self.id = id
      }
      public static func of(_ size: Thing.Size? = nil) -> Thing { first }
      public func with(_ roles: any Role...) -> Thing { self }
      public func with(_ roles: [any Role]) -> Thing { self }
      public static func + (a: Self, b: Self) -> Self { a }
      @available(
        *, unavailable,
        message:
          "say \"with\""
      )
      public static func - (a: Self, b: Int) -> Self { a }
      @available(*, unavailable, message: "say with(_:)")
      public func without(_ role: any Role) -> Thing { self }
    }
    @available(*, unavailable, message: "a thing is no line")
    extension Thing: Line { public var number: Int { 1 } }
    extension Int { public var thing: Thing { Thing(self) } }
    public func same<R: Role>(_ a: R, as b: R) -> R { a }
    @resultBuilder public enum Lines {
      public static func buildExpression(_ it: any Line) -> [Int] { [it.number] }
      public static func buildBlock(_ all: [Int]...) -> [Int] { all.flatMap { $0 } }
      public static func buildArray(_ all: [[Int]]) -> [Int] { all.flatMap { $0 } }
    }
    public func gathered(@Lines _ lines: () -> [Int]) -> Int { lines().count }
    public struct Names: Sendable, ExpressibleByDictionaryLiteral {
      public init(dictionaryLiteral pairs: (String, Thing)...) { self.init(pairs) }
      public init(_ pairs: [(String, Thing)]) {}
    }
    """#

  @Test(
    "it is entered, with what it takes and how it is said",
    arguments: [
      #"add("Role", "id", .property, isStatic: false, result: "Int")"#,
      "try (c.subject() as any Role).id",
      #"add("Role", "beside", .call, isStatic: false, result: "Self", ["#,
      #"Parameter("_", .receiver),"#,
      "func open<Opened: Role>(_ receiver: Opened) throws(TableMismatch) -> Any {",
      "try receiver.beside(c.value(0))",
      #"add("Thing.Size", "small", .property, isStatic: true, result: "Thing.Size") { _ in Thing.Size.small }"#,
      #"Parameter("_", .value("Int")), Parameter("by", .value("Double")),"#,
      "try Thing.Size.wide(c.value(0) as Int, by: c.value(1) as Double)",
      "try (c.subject() as Thing).size as Any",
      #"add("Thing", "first", .property, isStatic: true, result: "Thing") { _ in Thing.first }"#,
      #"add("", "Thing", .call, isStatic: true, result: "Thing", ["#,
      #"Parameter("_", .value("Int"), .oneOrDefault), Parameter("file", .file, .oneOrDefault),"#,
      "try Thing((c.optional(0) as Int?) ?? 3, file: c.file, line: c.line, column: c.column)",
      #"Parameter("_", .value("Thing.Size"), .oneOrDefault, allowsNothing: true),"#,
      "try Thing.of(c.optional(0) as Thing.Size?)",
      #"Parameter("_", .role("Role"), .several),"#, #"Parameter("_", .role("Role"), .list),"#,
      "try (c.subject() as Thing).with(c.list(0) as [any Role])",
      #"add("Thing", "+", .binary, isStatic: true, result: "Thing", ["#,
      "try (c.value(0) as Thing) + (c.value(1) as Thing)",
      #"refusedOperators["Thing - Int"] ="#, #""say \"with\"""#,
      #"unavailable: "say with(_:)")"#, #""Line": "a thing is no line","#,
      #"add("Int", "thing", .property, isStatic: false, result: "Thing")"#,
      #"Parameter("_", .same("Role")), Parameter("as", .same("Role")),"#,
      #"add("", "same", .call, isStatic: true, result: "some Role", ["#,
      "try MadeUp.same(it, as: c.value(1))",
      #"Parameter("_", .block(builder: "Lines")),"#, "let block0 = try c.value(0) as [Int]",
      "return MadeUp.gathered({ return block0 })",
      #"builders["Lines"] = Builder(role: "Line") { lines throws(TableMismatch) in"#,
      #"pairs["Names"] = Pairs(key: "String", value: "Thing") { pairs throws(TableMismatch) in"#,
      #"roles["Thing"] = ["Role"]"#, #"(Thing.Size.self, "Thing.Size"),"#,
    ])
  func known(_ line: String) throws {
    let text = try Self.table.get().files.map(\.text).joined()
    #expect(text.contains(line))
  }

  @Test("what is left out is counted by its reason")
  func leftOut() throws {
    let table = try Self.table.get()
    #expect(table.leftOut[.mutableGlobal] == 1)
    #expect(table.leftOut[.builder] == 3)
    #expect(table.leftOut[.pairs] == 2)
    #expect(table.leftOut[.witness] == 1)
    #expect(table.leftOut[.type] == 6)
    #expect(!table.files.map(\.text).joined().contains("\"count\""))
  }
}
