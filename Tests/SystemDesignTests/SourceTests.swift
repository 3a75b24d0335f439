import SystemDesign
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The sources of the language, as text, by name.
private let sources: [(name: String, text: String)] = {
  let here = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
  return files(under: here.joined(separator: "/") + "/Sources/SystemDesign")
}()

private func files(under folder: String) -> [(name: String, text: String)] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  var found: [(name: String, text: String)] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name.hasPrefix(".") { continue }
    let path = folder + "/" + name
    if name.hasSuffix(".swift") {
      found.append((name, text(of: path)))
    } else {
      found += files(under: path)
    }
  }
  return found
}

private func text(of path: String) -> String {
  guard let file = fopen(path, "r") else { return "" }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
    bytes += buffer[..<count]
  }
}

/// A file's lines without what is in comments and between quotes.
private func code(_ text: String) -> [String] {
  text.split(separator: "\n").map { line in
    let bare = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
    let parts = bare.split(separator: "\"", omittingEmptySubsequences: false)
    return stride(from: 0, to: parts.count, by: 2).map { String(parts[$0]) }.joined()
  }
}

@Suite("The module that design files import") struct SourceTests {
  @Test("is found whole")
  func found() {
    #expect(sources.count > 80)
    #expect(sources.allSatisfy { !$0.text.isEmpty })
  }

  // With Foundation a cold compile of a design takes 1.9 s instead of 0.2 s, and a function of the
  // C library, such as rounding, is linked by nothing. A trap would stop whoever reads the design.
  @Test(
    "imports nothing, traps nowhere and has no case that Swift reads as nil",
    arguments: [
      #"^\s*(public |internal |@\w+ )*import\b"#, #"\b(fatalError|precondition|assert)\w*\("#,
      #"\b(try|as)!"#, #"[\w)\]]!(?!=)"#, #"\bcase none\b"#, #", none\b"#, #"\.rounded\("#,
    ])
  func absent(_ pattern: String) throws {
    let regex = try Regex(pattern)
    let found = sources.flatMap { source in
      code(source.text).filter { $0.contains(regex) }.map { "\(source.name): \($0)" }
    }
    #expect(found == [])
  }

  @Test("a pattern that looks for a trap finds one")
  func patterns() throws {
    for (pattern, line) in [
      (#"[\w)\]]!(?!=)"#, "let a = list.first!"), (#"\b(try|as)!"#, "try! run()"),
      (#"\bcase none\b"#, "  case none, some"),
    ] {
      let regex = try Regex(pattern)
      #expect(line.contains(regex))
    }
  }
}
