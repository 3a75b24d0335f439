import Testing

struct HelpTests {
  private static let commands = [
    "new", "estimate", "spof", "critique", "draw", "model", "scenarios", "rules", "explain",
    "doctor",
  ]

  @Test("every command explains itself with examples", arguments: commands)
  func help(command: String) throws {
    let answer = try Tool.run([command, "--help"])
    #expect(answer.status == 0)
    #expect(answer.output.contains("EXAMPLES"))
    #expect(answer.output.contains("napkin \(command)"))
  }

  @Test("the tool lists every command and keeps its own to itself")
  func overview() throws {
    let answer = try Tool.run(["--help"])
    for command in Self.commands { #expect(answer.output.contains("\n  \(command)")) }
    #expect(!answer.output.contains("__run-design"))
  }

  @Test("shells are told how to complete", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let answer = try Tool.run(["--generate-completion-script", shell])
    #expect(answer.status == 0)
    #expect(answer.output.contains("critique"))
  }

  @Test("the examples of the help work", arguments: ["scenarios", "rules"])
  func lists(command: String) throws {
    let answer = try Tool.run([command])
    #expect(answer.status == 0 && !answer.output.isEmpty)
    #expect(try Tool.json([command])["schema"] as? String == "napkin.\(command)/1")
  }

  @Test("colours are for people only")
  func colours() throws {
    for arguments in [["estimate", "url-shortener"], ["spof", "url-shortener"], ["rules"]] {
      #expect(try !Tool.run(arguments).output.contains("\u{1B}"))
    }
  }
}
