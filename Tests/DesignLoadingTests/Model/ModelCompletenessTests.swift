import DesignLoading
import SystemDesign
import Testing

@Suite("Nothing that a design says is left out of its model") struct ModelCompletenessTests {
  /// Everything stored in a value, member by member, with each shared expression told apart by the
  /// place where it first stands.
  private func everything(in design: Design) -> String {
    var text = ""
    dump(design, to: &text)
    return text
  }

  @Test("a design read back holds, member by member, what was written", arguments: designs)
  func members(design: Design) throws {
    let model = try Model.encode(design).text
    let again = try Model.decode(JSON(parsing: Array(model.utf8)))
    let (before, after) = (everything(in: design), everything(in: again))
    let difference = zip(before.split(separator: "\n"), after.split(separator: "\n"))
      .first { $0 != $1 }
    #expect(before == after, "\(difference.map { "\($0) became \($1)" } ?? "one is longer")")
  }
}
