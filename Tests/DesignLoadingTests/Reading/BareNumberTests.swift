import DesignEvaluation
import Testing

@Suite("Numbers without their word") struct BareNumberTests {
  private func said(of line: String) -> String? {
    let text = """
      import SystemDesign
      let people = Client("People")
      let app = Service("App")
      let many = 300
      \(line)

      """
    return Reading(text, path: "my.swift").errors.first?.says
  }

  @Test(
    "keep the figure that was typed, and get the unit that their label suggests",
    arguments: [
      (#"let a = Service("A", each: 1_000)"#, "1_000.perSecond"),
      (#"let a = Database("A", .keyValue, disk: 64)"#, "64.terabytes"),
      (#"let a = Database("A", .keyValue, reads: 9_000)"#, "9_000.perSecond"),
      (#"let a = Database("A", .keyValue, writes: 9_000)"#, "9_000.perSecond"),
      (#"let a = Cache("A", memory: 32)"#, "32.gigabytes"),
      (#"let a = app.connections(50_000)"#, "50_000.connections"),
      (#"let a = Service("A", across: 1)"#, "1.zone"),
      (#"let a = Traffic(peak: 4)"#, "4.times"),
      (#"let a = Traffic(planned: 3)"#, "3.years"),
      (#"let a = app.costing(300)"#, "300.dollars.per(.month)"),
      (#"let a = Flow("A", at: 100) { people.calls(app) }"#, "100.perSecond"),
      (#"let a = people.calls(app, times: 50)"#, "50.times"),
      (#"let a = people.calls(app, times: 5.0)"#, "5.0.times"),
      (#"let a = people.calls(app).timeout(200)"#, "200.milliseconds"),
      (#"let a: Rate = 0x10"#, "0x10.perSecond"),
    ])
  func units(_ line: String, _ right: String) {
    #expect(said(of: line) == "a number needs its word; say \(right)")
  }

  @Test("keep what was worked out, as it was written")
  func expressions() {
    #expect(
      said(of: #"let a = Service("A", each: 2 * 1_000)"#)
        == "a number needs its word; say (2 * 1_000).perSecond")
    #expect(
      said(of: #"let a = Service("A (b, c: d", each: many)"#)
        == "a number needs its word; say many.perSecond")
    #expect(
      said(of: #"let a = Service("A", each: 1.5.million)"#)
        == "a number needs its word; say 1.5.million.perSecond")
    #expect(
      said(of: #"let a = people.calls(app).timeout(-200)"#)
        == "a number needs its word; say (-200).milliseconds")
  }

  @Test(
    "are percentages where they are parts of one",
    arguments: [
      ("0.8", "80.percent"), ("0.07", "7.percent"), ("0.9995", "99.95.percent"),
      ("0.001", "0.1.percent"), ("95", "95.percent"), ("99.9", "99.9.percent"),
      ("1", "1.percent, or 100.percent for all of it"),
    ])
  func shares(_ typed: String, _ right: String) {
    #expect(
      said(of: #"let a = Cache("A").hitting(\#(typed))"#)
        == "a number needs its word; say \(right)")
  }

  @Test("are sizes where they are sent, and anything at all where they are assumed")
  func open() {
    #expect(
      said(of: "let a = people.calls(app, sending: 700)")
        == "a number needs its unit; say 700.bytes")
    #expect(
      said(of: #"let a = assume("A", 2_000)"#)
        == #"a number needs its word, as in 2_000.users or 2_000.of("searches")"#)
  }

  @Test("are not told a word that they do not have")
  func names() {
    #expect(
      said(of: "let a = Service(3)") == #"'Int' stands where 'String' belongs, as in "Edge""#)
    #expect(
      said(of: #"let a = Service("A", across: 3.5)"#)
        == "'Double' stands where 'Spread' belongs, as in 3.zones")
  }
}
