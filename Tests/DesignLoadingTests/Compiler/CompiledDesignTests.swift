import SystemDesign
import Testing

@testable import DesignLoading

@Suite("A design that is a program", .serialized, .enabled(if: hasCompiler))
struct CompiledDesignTests {
  private func complaints(_ lines: String..., within limit: Duration = .seconds(60)) async
    -> [String]
  {
    let source = "import SystemDesign\n" + lines.joined(separator: "\n") + "\n"
    return await DesignLoader(.compiling, childExecutable: napkin, timeLimit: limit)
      .complaints(about: source)
  }

  private let whole = """
    let shop = Design("Shop") {
      let a = Client("A")
      let b = Service("B")
      Flow("F", at: 1.perSecond) { a.calls(b) }
    }
    """

  @Test("an index out of range is told with its place")
  func trap() async {
    let said = await complaints("let xs = [1, 2, 3]", "print(xs[xs.count])")
    #expect(said == ["my.swift:3:9: error: the design stopped: Index out of range"])
  }

  @Test("a design that gives up says its own words")
  func fatal() async {
    #expect(
      await complaints("fatalError(\"I give up\")")
        == ["my.swift:2:1: error: the design stopped: I give up"])
  }

  @Test("a function that calls itself without end is told with its place")
  func recursion() async {
    let said = await complaints("func f(_ n: Int) -> Int { f(n + 1) + n }", "print(f(1))")
    #expect(
      said == [
        "my.swift:2:27: error: the design stopped: it calls itself without end, "
          + "or touches memory that is not there"
      ])
  }

  @Test("an endless loop is ended")
  func loop() async {
    let said = await complaints(
      "var n = 0", "while true { n &+= 1 }", within: .seconds(1))
    #expect(said == ["my.swift: error: the design did not finish in 1 s"])
  }

  @Test("endless printing is ended")
  func printing() async {
    #expect(
      await complaints("while true { print(\"hello, hello, hello\") }")
        == ["my.swift: error: the design printed more than 1 MB"])
  }

  @Test("memory without end is refused")
  func memory() async {
    let said = await complaints(
      "var all: [[UInt8]] = []",
      "while true { all.append([UInt8](repeating: 1, count: 10_000_000)) }")
    #expect(said.count == 1)
    #expect(
      said.first?.hasPrefix("my.swift: error: the design stopped: failed to allocate") == true)
  }

  @Test("a design that leaves the program is told, whatever status it leaves")
  func leaving() async {
    #expect(
      await complaints("import \(libraryOfC)", whole, "exit(0)")
        == ["my.swift: error: the design ended the program itself"])
    #expect(
      await complaints("import \(libraryOfC)", whole, "exit(9)")
        == ["my.swift: error: the design ended the program itself, with status 9"])
  }

  @Test("what a design prints is kept apart from its model")
  func prints() async throws {
    let source = "import SystemDesign\nprint(\"{}\")\n" + whole + "\nprint(\"done\")\n"
    let loaded = try await DesignLoader.compiling.load(Array(source.utf8), from: "my.swift")
    #expect(loaded.design.name == "Shop")
    #expect(loaded.design.origin == Origin("my.swift", 3, 18))
  }

  @Test("loops, functions and conditions are Swift as anywhere")
  func allOfSwift() async throws {
    let source = """
      #!/usr/bin/env napkin
      import SystemDesign
      func shard(_ n: Int) -> Service { Service("Shard \\(n)") }
      let many = true
      let shop = Design("Shop") {
        let a = Client("A")
        for n in 1...3 {
          if many { Flow("F\\(n)", at: 1.perSecond) { a.calls(shard(n)) } }
        }
      }
      """
    let loaded = try await DesignLoader.compiling.load(Array(source.utf8), from: "my.swift")
    #expect(loaded.design.flows.map(\.name) == ["F1", "F2", "F3"])
    #expect(loaded.design.flows[0].hops[0].to.origin == Origin("my.swift", 3, 42))
  }

  @Test("at most five errors are printed, and how many more there are")
  func manyErrors() async {
    let wrong = (1...9).map { "let a\($0) = nothing\($0)" }.joined(separator: "\n")
    let said = await complaints(wrong)
    #expect(said.count == 6)
    #expect(said.first == "my.swift:2:10: error: cannot find 'nothing1' in scope")
    #expect(said.last == "and 4 more errors")
  }

  @Test("a path with quotes and spaces is a path like any other")
  func oddPath() async {
    let said = await DesignLoader.compiling.complaints(
      about: "import SystemDesign\nlet a = nothing\n", named: #"my "odd" \path.swift"#)
    #expect(said == [#"my "odd" \path.swift:2:9: error: cannot find 'nothing' in scope"#])
  }
}
