import Testing

@testable import DesignLoading

@Suite("What the compiler road needs") struct HelperTests {
  private let source = Array("import SystemDesign\n".utf8)

  private func failure(_ loader: DesignLoader) async -> LoadingError? {
    do {
      _ = try await loader.load(source, from: "my.swift")
      return nil
    } catch {
      return error
    }
  }

  @Test("without a compiler one line says what to install and what needs none")
  func noCompiler() async {
    let error = await failure(
      DesignLoader(.compiling, childExecutable: napkin, modules: nil, compiler: "no-such-swiftc"))
    #expect(
      error?.lines == [
        "error: no swiftc on the path; install Swift from swift.org to read a .swift file, "
          + "or take a .json model or a built-in scenario, which need none"
      ])
    #expect(error?.exitStatus == 3)
  }

  @Test("without the modules one line says where they were looked for")
  func noModules() async {
    let error = await failure(
      DesignLoader(.compiling, childExecutable: napkin, modules: "/nowhere"))
    #expect(
      error?.lines == [
        "error: no module SystemDesign in '/nowhere'; "
          + "set NAPKIN_MODULES to the folder that has it"
      ])
    #expect(error?.exitStatus == 3)
  }

  @Test("the modules stand beside the executable")
  func modules() {
    #expect(Platform.folder(of: "/build/debug/napkin") == "/build/debug")
    #expect(Platform.folder(of: "/napkin") == "/")
    #expect(Platform.folder(of: "napkin") == ".")
  }

  @Test("a child that is not there is told", .enabled(if: hasCompiler))
  func noChild() async {
    let modules = Platform.folder(of: napkin) + "/Modules"
    let error = await failure(
      DesignLoader(.compiling, childExecutable: "/nowhere/napkin", modules: modules))
    #expect(error?.lines.first?.hasPrefix("error: '/nowhere/napkin' cannot be started: ") == true)
    #expect(error?.exitStatus == 3)
  }

  @Test("a module of another compiler is told in one line")
  func mismatch() {
    let said = """
      my.swift:1:8: error: module compiled with Swift 6.3.1 cannot be imported by the Swift 6.2 \
      compiler: /build/Modules/SystemDesign.swiftmodule
      """
    #expect(
      Compilation.mismatch(said)
        == "napkin was built with Swift 6.3.1, and the swiftc found is Swift 6.2; "
        + "build napkin anew with that one, or put the other first on the path")
    #expect(Compilation.mismatch("my.swift:1:8: error: no such module 'X'") == nil)
  }
}
