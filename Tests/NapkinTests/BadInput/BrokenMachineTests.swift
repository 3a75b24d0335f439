import Foundation
import Testing

@Suite("Whatever is wrong with the machine is told in one line, or does no harm")
struct BrokenMachineTests {
  private static let noFonts = """
    <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
    <fontconfig></fontconfig>
    """

  @Test("Graphviz without plugins is status 3 and what to type", arguments: ["svg", "png", "pdf"])
  func noPlugins(form: String) throws {
    try BadRow(
      "", ["draw", "url-shortener", "-o", "a.\(form)"], environment: ["GVBINDIR": "."], status: 3,
      says: "error: the picture cannot be drawn: Graphviz has no plugins: run 'sudo dot -c'; "
        + "'napkin doctor' says what is missing"
    ).check()
  }

  @Test("DOT needs no plugin") func dot() throws {
    let trial = try Trial.run(
      ["draw", "url-shortener", "-o", "a.dot"], environment: ["GVBINDIR": "."])
    #expect(trial.status == 0 && trial.messages.isEmpty && trial.changes == ["a.dot"])
  }

  @Test(
    "a picture is drawn without fonts and without a configuration of them, and nothing is said",
    arguments: ["/dev/null", "/nowhere/fonts.conf", "$PWD/none.conf"], ["svg", "png", "pdf"])
  func fonts(configuration: String, form: String) throws {
    let trial = try Trial.run(
      ["draw", "url-shortener", "-o", "a.\(form)"], files: ["none.conf": Data(Self.noFonts)],
      environment: ["WANTED": configuration],
      // Fontconfig takes a relative path for one in its own folder.
      shell: "eval export FONTCONFIG_FILE=$WANTED; exec \"$@\"")
    #expect(trial.status == 0)
    #expect(trial.messages.isEmpty)
    #expect(trial.changes == ["a.\(form)"] && trial.leftovers.isEmpty)
    #expect((trial.bytes["a.\(form)"]?.count ?? 0) > 1_000)
  }

  @Test("a temporary folder that is not there is told, and old pictures stay")
  func noTemporaryFolder() throws {
    try BadRow(
      "", ["draw", "url-shortener", "-o", "old.svg"], files: ["old.svg": Data("old")],
      environment: ["TMPDIR": "/nowhere"], status: 3,
      says: "error: the picture cannot be drawn: the icons could not be written to '/nowhere'; "
        + "set TMPDIR to a folder that can be written; try --as dot, which needs no Graphviz"
    ).check()
  }

  static let harmless: [[String: String?]] = [
    ["HOME": nil], ["HOME": "/nowhere"], ["TMPDIR": nil], ["TMPDIR": ""], ["TERM": nil],
    ["PATH": nil], ["LANG": "C", "LC_ALL": "C"], ["LANG": "xx_YY.unknown"], ["NO_COLOR": "1"],
    ["TZ": "Nowhere/Land"], ["COLUMNS": "0"],
  ]

  @Test("what the environment leaves out changes no answer", arguments: harmless)
  func environment(variables: [String: String?]) throws {
    for arguments in [
      ["estimate", "url-shortener"], ["spof", "url-shortener"],
      ["draw", "url-shortener", "-o", "-"],
    ] {
      let usual = try Trial.run(arguments)
      let trial = try Trial.run(arguments, environment: variables)
      #expect(trial.output == usual.output)
      #expect(trial.errors == usual.errors)
      #expect(trial.status == usual.status)
      #expect(trial.changes.isEmpty && trial.leftovers.isEmpty)
    }
  }

  static let screens = [
    ["estimate", "url-shortener"], ["estimate", "url-shortener", "--explain", "Links"],
    ["spof", "url-shortener"], ["scenarios"], ["rules"], ["explain", "AV001"], ["doctor"],
  ]

  @Test(
    "a very narrow terminal is like one of sixty columns", .enabled(if: Terminal.isThere),
    arguments: screens)
  func narrow(arguments: [String]) throws {
    let narrow = try Terminal.show(arguments, columns: 9)
    #expect([0, 1].contains(narrow.status))
    if arguments != ["doctor"] { #expect(narrow == (try Terminal.show(arguments, columns: 60))) }
    #expect(narrow.text.count > 100)
  }

  @Test(
    "a terminal has colours unless it or its reader wants none", .enabled(if: Terminal.isThere),
    arguments: screens)
  func colours(arguments: [String]) throws {
    let escape = "\u{1B}["
    guard arguments.first != "explain" else { return }
    #expect(try Terminal.show(arguments, columns: 100).text.contains(escape))
    for variables in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let plain = try Terminal.show(arguments, columns: 100, environment: variables)
      #expect(!plain.text.contains(escape))
    }
  }

  @Test(
    "a terminal without UTF-8 gets signs it can show", .enabled(if: Terminal.isThere),
    arguments: [["LC_ALL": "C"]])
  func ascii(variables: [String: String]) throws {
    let shown = try Terminal.show(
      ["estimate", "url-shortener"], columns: 100, environment: variables)
    #expect(shown.status == 0)
    #expect(shown.text.unicodeScalars.filter { !$0.isASCII }.isEmpty)
  }
}
