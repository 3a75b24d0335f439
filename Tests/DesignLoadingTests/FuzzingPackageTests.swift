import Testing

/// The package that fuzzes Napkin builds the same modules, with counters in them.
struct FuzzingPackageTests {
  /// What each target depends on, by its name, as a manifest says it.
  private func dependencies(in manifest: String) throws -> [String: Set<String>] {
    let target = try Regex(#"name: "(\w+)",[^)]*?dependencies: \[([^\]]*)\]"#)
      .dotMatchesNewlines()
    let quoted = try Regex(#""([^"]+)""#)
    return manifest.matches(of: target).reduce(into: [:]) { found, match in
      guard let name = match[1].substring, let list = match[2].substring else { return }
      found[String(name)] = Set(
        list.matches(of: quoted).compactMap { $0[1].substring.map(String.init) })
    }
  }

  @Test("makes each of its modules of what Napkin makes it of")
  func same() throws {
    let own = try dependencies(in: text(of: "\(package)/Package.swift"))
    var fuzzing = try dependencies(in: text(of: "\(package)/Fuzzing/Package.swift"))
    #expect(fuzzing.removeValue(forKey: "fuzz") != nil)
    #expect(fuzzing.count >= 9)
    for (name, wanted) in fuzzing { #expect(own[name] == wanted, "\(name)") }
  }
}
