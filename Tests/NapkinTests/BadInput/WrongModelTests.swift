import Foundation
import Testing

/// A model that is right.
private let right = #"""
  {
    "model": 1, "name": "Tiny", "file": "tiny.swift", "line": 2, "column": 18,
    "formulas": [
      {"literal": 1, "unit": "/s", "dimension": "rate"},
      {"literal": 2, "unit": "/s", "dimension": "rate"},
      {"range": [0, 1], "dimension": "rate"},
      {"literal": 1, "unit": "times", "dimension": "ratio"},
      {"literal": 8, "unit": "B", "dimension": "dataSize"},
      {"literal": 1, "unit": "item", "dimension": "count"}
    ],
    "records": [
      {"name": "note", "fields": [{"name": "body", "size": 4}], "at": [5, 20]}
    ],
    "components": [
      {"name": "A", "kind": "client", "instances": 1, "at": [3, 17]},
      {"name": "B", "kind": "service", "instances": 1, "at": [4, 18]},
      {"name": "S", "kind": "database", "instances": 1, "at": [6, 19]}
    ],
    "flows": [
      {"name": "F", "rate": 2, "at": [7, 7], "steps": [
        {"from": "A", "verb": "calls", "to": "B", "times": {"mean": 3}, "at": [8, 12]},
        {"from": "B", "verb": "reads", "to": "S", "times": {"mean": 3}, "at": [9, 12],
         "receiving": {"record": "note", "size": 4, "count": 5}}
      ]}
    ]
  }

  """#

/// The same with one text in the place of another, and what is said of it.
private func row(_ name: String, _ old: String, _ new: String, says: String) -> BadRow {
  let text = right.replacingOccurrences(
    of: old, with: new, range: right.range(of: old))
  return BadRow(name, ["m.json"], files: ["m.json": Data(text)], says: says)
}

@Suite("Whatever is wrong with a model is told in one line") struct WrongModelTests {
  static let values = [
    row(
      "another version", #""model": 1"#, #""model": 2"#,
      says: "m.json:2:12: error: model: this is model 2, and only model 1 is read"),
    row(
      "no version", #""model": 1, "#, #""#,
      says: "m.json:1:1: error: 'model' is missing"),
    row(
      "an unknown key", #""formulas": ["#, #""formulae": ["#,
      says: "m.json:3:15: error: formulae: no such key; did you mean 'formulas'?"),
    row(
      "an unknown key of a hop", #""verb": "calls""#, #""verb": "calls", "timout": 0"#,
      says: "m.json:21:48: error: flows[0].steps[0].timout: no such key; did you mean 'timeout'?"),
    row(
      "an unknown component in a hop", #""to": "B""#, #""to": "Bee""#,
      says: "m.json:21:44: error: flows[0].steps[0].to: no component is called 'Bee'"),
    row(
      "a component by a number that is none", #""to": "B""#, #""to": 9"#,
      says: "m.json:21:44: error: flows[0].steps[0].to: there is no component 9, only 3 from 0"),
    row(
      "an unknown record", #""record": "note""#, #""record": "nota""#,
      says:
        "m.json:23:32: error: flows[0].steps[1].receiving.record: no record is called 'nota'; did you mean 'note'?"
    ),
    row(
      "an expression that holds itself", #""range": [0, 1]"#, #""range": [0, 2]"#,
      says:
        "m.json:6:19: error: formulas[2].range[1]: 2 is not the number of an expression before this one"
    ),
    row(
      "a component that holds itself", #""instances": 1, "at": [3"#,
      #""instances": 1, "relatives": ["A"], "at": [3"#,
      says: "m.json:15:66: error: components[0].relatives: 'A' names itself in the end"),
    row(
      "two components of one name", #""name": "B""#, #""name": "A""#,
      says: "m.json:21:44: error: flows[0].steps[0].to: no component is called 'B'"),
    row(
      "two components of one name and place",
      #""name": "B", "kind": "service", "instances": 1, "at": [4, 18]"#,
      #""name": "A", "kind": "service", "instances": 1, "at": [3, 17]"#,
      says: "m.json:16:5: error: components[1]: 'A' is there twice, said in the same place"),
    row(
      "two flows of one name", #""flows": ["#,
      "\"flows\": [\n    {\"name\": \"F\", \"rate\": 0, \"at\": [6, 7], \"steps\": [{\"from\": 0, \"verb\": \"calls\", \"to\": 1, \"times\": {\"mean\": 3}, \"at\": [6, 9]}]},",
      says:
        "tiny.swift:7:7: error: two flows are called 'F', here and on line 6; give each its own name"
    ),
    row(
      "two records of one name", #""records": ["#,
      #""records": [{"name": "note", "fields": [], "at": [1, 1]},"#,
      says:
        "m.json:12:14: error: records[1].name: two records are called 'note', here and at records[0]; give each its own name"
    ),
    row(
      "a key twice", #""line": 2"#, #""line": 2, "line": 3"#,
      says: "m.json:2:64: error: the key 'line' is there twice"),
    row(
      "a negative rate", #""range": [0, 1]"#, #""difference": [0, 1]"#,
      says: "tiny.swift:7:7: error: 'F' has a rate of 1 /s − 2 /s; say 0 or more"),
    row(
      "a negative size", #""literal": 8"#, #""literal": -8"#,
      says: "tiny.swift:5:20: error: 'note' has a field 'body' of -8 B; say 0 or more"),
    row(
      "a negative number of instances", #""instances": 1, "at": [4"#, #""instances": -1, "at": [4"#,
      says:
        "tiny.swift:4:18: error: 'B' has -1 instances; say at least one, or leave the component out"
    ),
    row(
      "infinity", #""literal": 8"#, #""literal": Infinity"#,
      says: "m.json:8:17: error: a number belongs here, written in digits as in -0.5"),
    row(
      "a number beyond all", #""literal": 8"#, #""literal": 1e999"#,
      says: "m.json:8:17: error: a number too large to be held"),
    row(
      "what is no number", #""literal": 8"#, #""literal": NaN"#,
      says: "m.json:8:17: error: a number belongs here, written in digits as in -0.5"),
    row(
      "a missing number", #""literal": 8, "#, #""#,
      says:
        "m.json:8:5: error: formulas[4]: one of these belongs here: assumption, difference, function, larger, literal, named, product, quotient, range, roundedUp, smaller, sum"
    ),
    row(
      "a number that is null", #""literal": 8"#, #""literal": null"#,
      says: "m.json:8:17: error: formulas[4].literal: a number belongs here, and this is null"),
    row(
      "a missing rate", #""rate": 2, "#, #""#,
      says: "m.json:20:5: error: flows[0]: 'rate' is missing"),
    row(
      "a number of another kind", #""size": 4}]"#, #""size": 0}]"#,
      says:
        "m.json:12:58: error: records[0].fields[0].size: a dataSize belongs here, and formula 0 is a rate"
    ),
    row(
      "a range upside down", #""range": [0, 1]"#, #""range": [1, 0]"#,
      says:
        "tiny.swift:7:7: error: 'F' has a range upside down, 2 to 1 /s; say the smaller end first"),
    row(
      "what is said of caches alone", #""instances": 1, "at": [4"#,
      #""instances": 1, "caching": {"hit": 3}, "at": [4"#,
      says:
        "m.json:16:65: error: components[1].caching: 'B' is of the kind 'service', and this is said only of cdn, cache"
    ),
    row(
      "a store that is called", #""to": "B""#, #""to": "S""#,
      says:
        "m.json:21:44: error: flows[0].steps[0].to: 'S' is of the kind 'database': a store is not called; say reads(_:from:) or writes(_:to:)"
    ),
    row(
      "a component that nothing uses", #""components": ["#,
      "\"components\": [\n    {\"name\": \"Idle\", \"kind\": \"timer\", \"instances\": 1, \"at\": [1, 1]},",
      says:
        "m.json:15:5: error: components[0]: nothing uses 'Idle'; take it out, or use it in a flow"),
    row(
      "a comment", #""formulas""#, "// the figures\n  \"formulas\"",
      says: "m.json:3:3: error: a comment, and JSON has none; take it out"),
    row(
      "a comma too many", "\"dimension\": \"count\"}\n", "\"dimension\": \"count\"},\n",
      says: "m.json:10:3: error: a value belongs here; is there a comma too many?"),
  ]

  @Test("of a value", arguments: values) func value(row: BadRow) throws {
    try row.with("estimate").check()
  }

  static let texts = [
    BadRow(
      "cut short", ["m.json"], files: ["m.json": Data(String(right.prefix(700)))],
      says: "m.json:17:19: error: a text without its closing quote"),
    BadRow(
      "a million brackets", ["m.json"],
      files: ["m.json": Data(String(repeating: "[", count: 1_000_000))],
      says: "m.json:1:257: error: more than 256 levels of nesting"),
    BadRow(
      "more than any model has", ["m.json"],
      files: ["m.json": Data(String(repeating: " ", count: 64 << 20) + "{}")],
      says: "m.json:1:1: error: more than 64 MB of JSON"),
    BadRow(
      "a list of a million things", ["m.json"],
      files: [
        "m.json": Data(
          right.replacingOccurrences(
            of: "\"records\": [",
            with:
              "\"order\": [\(String(repeating: "\"flows\",", count: 1_000_000))\"flows\"],\"records\": ["
          ))
      ],
      says: "m.json:11:21: error: order[1]: there are no more flows"),
    BadRow(
      "a byte order mark", ["m.json"], files: ["m.json": Data("\u{FEFF}" + right)],
      says: "m.json:1:1: error: a byte order mark, and JSON has none; save the file without it"),
  ]

  @Test("of its text, by every command", arguments: texts) func text(row: BadRow) throws {
    for command in WrongFileTests.commands { try row.with(command).check() }
  }

  @Test("a model cut short after any line") func truncated() throws {
    let lines = right.split(separator: "\n")
    for count in 1..<lines.count {
      let trial = try Trial.run(
        ["model", "m.json"],
        files: ["m.json": Data(lines.prefix(count).joined(separator: "\n"))])
      #expect(trial.status == 2 && trial.output.isEmpty && trial.messages.count == 1)
      #expect(
        trial.messages.first?.wholeMatch(of: /m\.json:\d+:\d+: error: \P{Cc}+/) != nil,
        "\(trial.errors)")
      #expect(trial.changes.isEmpty && trial.leftovers.isEmpty)
    }
  }

  @Test("the right one is right") func whole() throws {
    let trial = try Trial.run(["estimate", "-q", "m.json"], files: ["m.json": Data(right)])
    #expect(trial.status == 0 && trial.errors.isEmpty && trial.changes.isEmpty)
  }
}
