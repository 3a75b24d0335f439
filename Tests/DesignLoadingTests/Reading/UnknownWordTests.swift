import DesignEvaluation
import Testing

@testable import DesignLoading

@Suite("Words that nobody knows") struct UnknownWordTests {
  private func complaint(about line: String) -> Complaint? {
    let text = """
      import SystemDesign
      let app = Service("App")
      let jobs = Queue("Jobs")
      \(line)

      """
    return Reading(text, path: "my.swift").errors.first
  }

  @Test(
    "after a number are nouns of one's own, which the compiler does not have either",
    arguments: [
      ("500.lots", #"say 500.of("lots")"#), ("10.searches", #"say 10.of("searches")"#),
      ("1.billion.pages", #"say 1.billion.of("pages")"#),
      ("10.million.devices", #"say 10.million.of("devices")"#),
      ("(1 + 2).lots", #"say (…).of("lots")"#),
      ("10.user", #"did you mean 'users'? else say 10.of("user")"#),
      ("16.GB", "did you mean 'gigabytes'?"),
    ])
  func nouns(_ value: String, _ advice: String) {
    let complaint = complaint(about: "let a = \(value)")
    #expect(complaint?.says.hasSuffix("; " + advice) == true, "\(complaint?.says ?? "")")
    #expect(complaint?.isSwift == false)
  }

  @Test(
    "are left to the compiler where Swift's numbers have them",
    arguments: ["5.description", "2.5.rounded()", "5.magnitude", "Int.max", "Double.pi"])
  func swift(_ value: String) {
    let complaint = complaint(about: "let a = \(value)")
    #expect(complaint?.isSwift == true)
    #expect(complaint?.says.contains("of(") == false)
  }

  @Test(
    "before a colon are told what is said there",
    arguments: [
      (
        #"let a = Queue("A", each: 3.perSecond)"#,
        "extra argument 'each' in call; it takes 'keeping:', 'replicas:', 'across:' and 'delivery:'"
      ),
      (
        "let a = app.sends(5.bytes, to: jobs, through: app)",
        "extra argument 'through' in call; it takes 'to:' and 'times:'"
      ),
      (
        #"let a = Service("A", servers: 3)"#,
        "extra argument 'servers' in call; it takes 'instances:', 'across:', 'each:' and 'taking:'"
      ),
      (
        #"let a = Service("A", instance: 3)"#,
        "extra argument 'instance' in call; did you mean 'instances'?"
      ),
    ])
  func labels(_ line: String, _ says: String) { #expect(complaint(about: line)?.says == says) }

  @Test("of an enumeration are told which it has, where these are few")
  func choices() {
    #expect(
      complaint(about: "let a = app.calls(app).consistent(.soon)")?.says
        == "type 'Consistency' has no member 'soon'; it has 'eventual', 'readYourWrites' and 'strong'"
    )
  }

  @Test("are said of things that a design speaks about, and of no list of facts")
  func owners() {
    #expect(
      complaint(about: "let a = app.pages")?.says == "value of type 'Service' has no member 'pages'"
    )
  }

  @Test(
    "leave one more error, or several",
    arguments: [(6, "and 1 more error"), (7, "and 2 more errors")])
  func more(_ count: Int, _ last: String) {
    let diagnostics = (1...count).map {
      Diagnostic(line: $0, column: 1, severity: .error, says: "wrong")
    }
    #expect(LoadingError.refused(path: "my.swift", diagnostics).lines.last == last)
  }
}
