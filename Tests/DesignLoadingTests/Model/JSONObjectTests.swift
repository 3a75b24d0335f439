import Testing

@testable import DesignLoading

@Suite("The members of an object of JSON") struct JSONObjectTests {
  @Test("are those of a dictionary, whatever is put in and taken out", arguments: [3, 30, 300])
  func dictionary(_ keys: Int) {
    var dice = Dice(state: UInt64(keys))
    var object = JSONObject()
    var expected: [String: JSON] = [:]
    for step in 0..<2_000 {
      let key = "key \(Int.random(in: 0..<keys, using: &dice))"
      let value: JSON? = Int.random(in: 0..<3, using: &dice) == 0 ? nil : .number(Double(step))
      object[key] = value
      expected[key] = value
      guard step.isMultiple(of: 100) else { continue }
      #expect(object == JSONObject(expected))
      #expect(object.hashValue == JSONObject(expected).hashValue)
      #expect(object.keys.sorted() == expected.keys.sorted())
      for key in 0..<keys { #expect(object["key \(key)"] == expected["key \(key)"]) }
    }
  }

  @Test("are equal in any order, and not where one has more or another value")
  func equality() {
    let object: JSONObject = ["a": .number(1), "b": .null]
    #expect(object == ["b": .null, "a": .number(1)])
    #expect(object != ["a": .number(1)])
    #expect(object != ["a": .number(1), "c": .null])
    #expect(object != ["a": .number(1), "b": .bool(false)])
    #expect(object.merging(["b": .number(2), "c": .null])["b"] == .number(2))
  }

  @Test("are there once each, however many there are", arguments: [2, 24, 25, 1_000])
  func twice(_ count: Int) {
    let members = (0..<count).map { "\"\($0)\": \($0)" }
    let text = "{" + (members + ["\"\(count / 2)\": 0"]).joined(separator: ", ") + "}"
    #expect(throws: JSONError.self) { try JSON(parsing: Array(text.utf8)) }
    #expect(throws: Never.self) {
      try JSON(parsing: Array("{\(members.joined(separator: ", "))}".utf8))
    }
  }

  @Test("a hundred thousand of them are read in the time of their length")
  func many() throws {
    let text = "{" + (0..<100_000).map { "\"\($0)\":0" }.joined(separator: ",") + "}"
    guard case .object(let object) = try JSON(parsing: Array(text.utf8)) else { return }
    #expect(object.count == 100_000)
    #expect(object["99999"] == .number(0))
  }

  @Test("names are found in a table, each in its place, and no others")
  func table() {
    let names = (0..<200).map { "name \($0)" }
    let table = NameTable(names + ["name 3"])
    for (place, name) in names.enumerated() { #expect(table[name] == place) }
    for other in ["", "name", "name 200", "name 1 "] { #expect(table[other] == nil) }
    #expect(NameTable([])["a"] == nil)
    // Equal to a text of other bytes: the sign of the kelvin, and a letter with its accent apart.
    let odd = NameTable(["topKeyShare", "caf\u{E9}"])
    #expect(odd["top\u{212A}eyShare"] == 0)
    #expect(odd["cafe\u{301}"] == 1)
  }
}
