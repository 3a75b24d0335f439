import SystemDesign
import Testing

@testable import DesignLoading

/// A change to the text of the small design, and what is said of it.
struct Slip: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  let says: String

  init(_ old: String, _ new: String, _ says: String) {
    (self.old, self.new, self.says) = (old, new, says)
  }

  var testDescription: String { says }
}

@Suite("What is no model") struct ModelRefusalTests {
  static let ofFlows = [
    Slip(
      #""to": "App""#, #""to": "Ap""#,
      "flows[0].steps[0].to: no component is called 'Ap'; did you mean 'App'?"),
    Slip(
      #""to": "App""#, #""to": 7"#,
      "flows[0].steps[0].to: there is no component 7, only 3 from 0"),
    Slip(
      #""to": "App""#, #""to": true"#,
      "flows[0].steps[0].to: the name of a component belongs here, and this is true or false"),
    Slip(#""to": "App","#, "", "flows[0].steps[0]: 'to' is missing"),
    Slip(
      #""verb": "calls""#, #""verb": "call""#,
      "flows[0].steps[0].verb: no such word: 'call'; the words are calls, reads, writes, updates, "
        + "deletes, invalidates, looksUp, sends, delivers, pushes"),
    Slip(
      #""verb": "calls""#, #""verb": "calls", "timout": 1"#,
      "flows[0].steps[0].timout: no such key; did you mean 'timeout'?"),
    Slip(
      #""verb": "calls""#, #""verb": "calls", "timeout": 0"#,
      "flows[0].steps[0].timeout: a period belongs here, and formula 0 is a rate"),
    Slip(
      #""verb": "calls""#, #""verb": "calls", "timeout": 999"#,
      "flows[0].steps[0].timeout: there is no formula 999, only 18 from 0"),
    Slip(
      #""verb": "calls""#, #""verb": "calls", "retries": {"count": -1, "jitter": true}"#,
      "flows[0].steps[0].retries.count: -1 is less than nothing"),
    Slip(
      #""verb": "calls""#, #""verb": "calls", "optional": null"#,
      "flows[0].steps[0].optional: true or false belongs here, and this is null"),
    Slip(
      #""record": "note""#, #""record": "nota""#,
      "flows[0].steps[1].receiving.record: no record is called 'nota'; did you mean 'note'?"),
    Slip(
      #""mean": 10"#, #""mean": 8"#,
      "flows[0].steps[0].times.mean: a count or a ratio belongs here, and this is a period"),
  ]

  static let ofFormulas = [
    Slip(
      #""literal": 10,"#, #""literal": "10","#,
      "formulas[2].literal: a number belongs here, and this is a text"),
    Slip(
      #""literal": 10,"#, #""litteral": 10,"#,
      "formulas[2]: one of these belongs here: assumption, difference, function, larger, literal, "
        + "named, product, quotient, range, roundedUp, smaller, sum"),
    Slip(
      #""literal": 10,"#, #""literal": 10, "factor": 0,"#,
      "formulas[2].factor: a unit is more than nothing"),
    Slip(
      #""range": [2, 3]"#, #""range": [2, 4]"#,
      "formulas[4].range[1]: 4 is not the number of an expression before this one"),
    Slip(
      #""range": [2, 3]"#, #""range": [2]"#,
      "formulas[4].range: two parts belong here, and there are 1"),
    Slip(
      #""range": [2, 3]"#, #""range": [0, 2]"#,
      "formulas[4]: a range of rate and count is no count"),
    Slip(
      #""product": [5, 6]"#, #""product": [5, 0]"#,
      "formulas[7]: a product of count and rate is no count"),
    Slip(
      #""range": [2, 3]"#, #""function": "growth", "of": [2, 3]"#,
      "formulas[4].of: 3 inputs belong here, and there are 2"),
  ]

  static let ofKinds = [
    Slip(
      #""kind": "service""#, #""kind": "service", "caching": {"hit": 1}"#,
      "components[1].caching: 'App' is of the kind 'service', and this is said only of cdn, cache"),
    Slip(
      #""kind": "service""#, #""kind": "service", "messaging": {}"#,
      "components[1].messaging: 'App' is of the kind 'service', and this is said only of queue, "
        + "stream"),
    Slip(
      #""kind": "service""#, #""kind": "service", "storage": {"parameterised": true}"#,
      "components[1].storage: 'App' is of the kind 'service', and this is said only of cache, "
        + "database, objectStore, searchIndex, queue, stream"),
    Slip(
      #""kind": "service""#, #""kind": "service", "replicas": 2"#,
      "components[1].replicas: 'App' is of the kind 'service', and this is said only of cache, "
        + "database, searchIndex, queue, stream"),
    Slip(
      #""kind": "service""#, #""kind": "service", "protection": {"sticky": true}"#,
      "components[1].protection.sticky: 'App' is of the kind 'service', and this is said only of "
        + "loadBalancer"),
    Slip(
      #""kind": "client""#, #""kind": "cache", "storage": {"model": "document"}"#,
      "components[0].storage.model: 'Reader' is of the kind 'cache', and this is said only of "
        + "database"),
    Slip(
      #""kind": "client""#, #""kind": "queue", "storage": {"fill": 1}"#,
      "components[0].storage.fill: 'Reader' is of the kind 'queue', and this is said only of "
        + "cache, database, objectStore, searchIndex"),
    Slip(
      #""kind": "client""#, #""kind": "queue", "messaging": {"partitions": 4}"#,
      "components[0].messaging.partitions: 'Reader' is of the kind 'queue', and this is said only "
        + "of stream"),
  ]

  static let ofTheRest = [
    Slip(
      #""records": ["#,
      #""records": [{"name": "note", "fields": [], "at": [1, 1]},"#,
      "records[1].name: two records are called 'note', here and at records[0]; "
        + "give each its own name"),
    Slip(#""model": 1"#, #""model": 2"#, "model: this is model 2, and only model 1 is read"),
    Slip(#""model": 1,"#, "", "'model' is missing"),
    Slip(
      #""name": "Small""#, #""name": 5"#, "name: a text belongs here, and this is a number"),
    Slip(
      #""instances": 2"#, #""instances": 2.5"#,
      "components[1].instances: a whole number belongs here, and this is 2.5"),
    Slip(
      #""instances": 2"#, #""instances": 1e300"#,
      "components[1].instances: 1e+300 is too large; the most is 9007199254740992"),
    Slip(
      #""kind": "client""#, #""kind": "client", "relatives": ["Reader"]"#,
      "components[0].relatives: 'Reader' names itself in the end"),
    Slip(
      #""model": "relational""#, #""failover": {"automatic": 1}"#,
      "components[2].storage.failover.automatic: a period belongs here, and formula 1 is a ratio"),
    Slip(
      #""model": "relational""#, #""failover": {}"#,
      "components[2].storage.failover: one key belongs here, and there are 0"),
    Slip(
      #""model": "relational""#, #""failover": "automatic""#,
      "components[2].storage.failover: no such word: 'automatic'; the words are never"),
    Slip(
      #""flows", "decisions"]"#, #""decisions"]"#,
      "order: more flows are there than it names"),
    Slip(
      #""flows", "decisions"]"#, #""flows", "flows"]"#, "order[2]: there are no more flows"),
    Slip(
      #""decisions": ["#, #""decision": ["#, "decision: no such key; did you mean 'decisions'?"),
    Slip(
      #""line": 3"#, #""line": -3"#, "line: -3 is less than nothing"),
  ]

  @Test(
    "each slip is told with the way to it", arguments: ofFlows + ofFormulas + ofKinds + ofTheRest)
  func refused(_ slip: Slip) throws {
    var text = try Model.encode(small).text
    let place = try #require(text.firstRange(of: slip.old))
    text.replaceSubrange(place, with: slip.new)
    let json = try JSON(parsing: Array(text.utf8))
    var says = ""
    do throws(ModelError) {
      _ = try Model.decode(json)
    } catch {
      says = "\(error)"
    }
    #expect(says == slip.says)
  }

  @Test("a component that nothing uses is told, not dropped")
  func idle() throws {
    let text = try Model.encode(small).text.replacing(
      #""components": ["#,
      with: #""components": [{"name": "Idle", "kind": "service", "instances": 1, "at": [1, 1]},"#)
    #expect {
      try Model.decode(JSON(parsing: Array(text.utf8)))
    } throws: { error in
      "\(error)" == "components[0]: nothing uses 'Idle'; take it out, or use it in a flow"
    }
  }

  @Test("an expression too deep for whoever walks it is refused")
  func tooDeep() {
    let nodes = (0...FormulaReader.deepest).map { index in
      JSON.object(
        index == 0
          ? ["literal": .number(1), "unit": .string("users"), "dimension": .string("count")]
          : ["roundedUp": .number(Double(index - 1)), "dimension": .string("count")])
    }
    #expect {
      try FormulaReader.read(.array(nodes), ModelReader().key("formulas"))
    } throws: { error in
      "\(error)" == "formulas[20000]: an expression more than 20000 deep"
    }
  }
}
