import SystemDesign
import Testing

@testable import DesignLoading

@Suite("Every bad model is answered in one clear line") struct BadModelTests {
  static let texts = [
    BadModel("empty", bytes: [], says: "my.json:1:1: error: the text ends where a value belongs"),
    BadModel(
      "a list at the top", bytes: Array("[1, 2]".utf8),
      says: "my.json:1:1: error: an object belongs here, and this is a list"),
    BadModel(
      "a text at the top", bytes: Array("\"model\"".utf8),
      says: "my.json:1:1: error: an object belongs here, and this is a text"),
    BadModel(
      "a byte order mark", bytes: [0xEF, 0xBB, 0xBF] + Array(BadModel.text.utf8),
      says: "my.json:1:1: error: a byte order mark, and JSON has none; save the file without it"),
    BadModel(
      "NUL", bytes: [0] + Array(BadModel.text.utf8),
      says: "my.json:1:1: error: a value belongs here"),
    BadModel(
      "NUL in a text", "\"Reader\"", "\"Rea\u{0}der\"",
      says: "my.json:8:19: error: a control character in a text; write it as an escape"),
    BadModel(
      "an escaped NUL is a name", "\"Reader\"", "\"Rea\\u0000der\"",
      says:
        "my.json:60:19: error: flows[0].steps[0].from: no component is called 'Reader'; did you mean 'Rea\0der'?"
    ),
    BadModel(
      "a comment", "\"line\": 3,", "// about\n\"line\": 3,",
      says: "my.json:179:3: error: a comment, and JSON has none; take it out"),
    BadModel(
      "a comment at the end of a line", "\"line\": 3,", "\"line\": 3, // three\n",
      says: "my.json:179:14: error: a comment, and JSON has none; take it out"),
    BadModel(
      "a comma too many in an object", "\"line\": 3,", "\"line\": 3,,",
      says: "my.json:179:13: error: a key in double quotes belongs here; is there a comma too many?"
    ),
    BadModel(
      "a comma too many at the end", "\n}\n", ",\n}\n",
      says: "my.json:206:1: error: a key in double quotes belongs here; is there a comma too many?"),
    BadModel(
      "a comma too many in a list", "\"range\": [2, 3]", "\"range\": [2, 3,]",
      says: "my.json:111:22: error: a value belongs here; is there a comma too many?"),
    BadModel(
      "a lone surrogate", "\"Reader\"", "\"\\ud800\"",
      says: "my.json:8:17: error: half of a surrogate pair"),
    BadModel(
      "surrogates the wrong way round", "\"Reader\"", "\"\\udc00\\ud800\"",
      says: "my.json:8:17: error: half of a surrogate pair"),
    BadModel(
      "what is not UTF-8",
      bytes: Array("{\"model\": 1, \"name\": \"".utf8) + [0xC3, 0x28] + Array("\"}".utf8),
      says: "my.json:1:22: error: a text that is not UTF-8"
    ),
    BadModel(
      "an overlong letter", bytes: [0x22, 0xC0, 0x80, 0x22],
      says: "my.json:1:1: error: a text that is not UTF-8"),
    BadModel(
      "a key twice", "\"line\": 3,", "\"line\": 3,\n  \"line\": 3,",
      says: "my.json:180:3: error: the key 'line' is there twice"),
    BadModel(
      "NaN", "\"literal\": 10,", "\"literal\": NaN,",
      says: "my.json:101:18: error: a number belongs here, written in digits as in -0.5"),
    BadModel(
      "infinity", "\"literal\": 10,", "\"literal\": Infinity,",
      says: "my.json:101:18: error: a number belongs here, written in digits as in -0.5"),
    BadModel(
      "beyond every number", "\"literal\": 10,", "\"literal\": 1e999,",
      says: "my.json:101:18: error: a number too large to be held"),
    BadModel(
      "minus beyond every number", "\"literal\": 10,", "\"literal\": -1e999,",
      says: "my.json:101:18: error: a number too large to be held"),
  ]

  static let values = [
    BadModel(
      "another version", "\"model\": 1", "\"model\": 2",
      says: "my.json:180:12: error: model: this is model 2, and only model 1 is read"),
    BadModel(
      "a version that is a text", "\"model\": 1", "\"model\": \"1\"",
      says: "my.json:180:12: error: model: a number belongs here, and this is a text"),
    BadModel("no version", "\"model\": 1,", "", says: "my.json:1:1: error: 'model' is missing"),
    BadModel(
      "a missing number", "\"literal\": 10,", "",
      says:
        "my.json:99:5: error: formulas[2]: one of these belongs here: assumption, difference, function, larger, literal, named, product, quotient, range, roundedUp, smaller, sum"
    ),
    BadModel(
      "a number that is null", "\"literal\": 10,", "\"literal\": null,",
      says: "my.json:101:18: error: formulas[2].literal: a number belongs here, and this is null"),
    BadModel(
      "two records of one name", "\"records\": [",
      "\"records\": [{\"name\": \"note\", \"fields\": [], \"at\": [1, 1]},",
      says:
        "my.json:197:15: error: records[1].name: two records are called 'note', here and at records[0]; give each its own name"
    ),
    BadModel(
      "what is said of caches alone", "\"kind\": \"service\"",
      "\"kind\": \"service\", \"caching\": {\"coalesces\": true}",
      says:
        "my.json:16:37: error: components[1].caching: 'App' is of the kind 'service', and this is said only of cdn, cache"
    ),
    BadModel(
      "a whole number beyond Int", "\"instances\": 2", "\"instances\": 9223372036854775808",
      says:
        "my.json:15:20: error: components[1].instances: 9.223372036854776e+18 is too large; the most is 9007199254740992"
    ),
    BadModel(
      "a whole number that is none", "\"instances\": 2", "\"instances\": 1.5",
      says:
        "my.json:15:20: error: components[1].instances: a whole number belongs here, and this is 1.5"
    ),
    BadModel(
      "a negative line", "\"line\": 3", "\"line\": -3",
      says: "my.json:179:11: error: line: -3 is less than nothing"),
    BadModel(
      "an unknown key", "\"decisions\": [", "\"decisons\": [",
      says: "my.json:30:15: error: decisons: no such key; did you mean 'decisions'?"),
    BadModel(
      "an unknown key of a hop", "\"verb\": \"calls\"", "\"verb\": \"calls\", \"timout\": 1",
      says: "my.json:69:38: error: flows[0].steps[0].timout: no such key; did you mean 'timeout'?"),
    BadModel(
      "an unknown component", "\"to\": \"App\"", "\"to\": \"Apq\"",
      says:
        "my.json:68:17: error: flows[0].steps[0].to: no component is called 'Apq'; did you mean 'App'?"
    ),
    BadModel(
      "a component by a number that is none", "\"to\": \"App\"", "\"to\": 3",
      says: "my.json:68:17: error: flows[0].steps[0].to: there is no component 3, only 3 from 0"),
    BadModel(
      "an expression that holds itself", "\"range\": [2, 3]", "\"range\": [2, 4]",
      says:
        "my.json:111:20: error: formulas[4].range[1]: 4 is not the number of an expression before this one"
    ),
    BadModel(
      "a component that holds itself", "\"kind\": \"client\"",
      "\"kind\": \"client\", \"relatives\": [\"Reader\"]",
      says: "my.json:7:38: error: components[0].relatives: 'Reader' names itself in the end"),
    BadModel(
      "one name for two components", "\"name\": \"App\"", "\"name\": \"Reader\"",
      says: "my.json:68:17: error: flows[0].steps[0].to: no component is called 'App'"),
    BadModel(
      "a long name of a stranger", "\"to\": \"App\"",
      "\"to\": \"\(String(repeating: "A", count: 1 << 20))\"",
      says:
        "my.json:68:17: error: flows[0].steps[0].to: no component is called 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA…'"
    ),
    BadModel(
      "a long unknown key", "\"decisions\": [", "\"\(String(repeating: "d", count: 1 << 20))\": [",
      says: "my.json:30:1048583: error: dddddddddddddddddddddddddddddddddddddddd…: no such key"),
  ]

  static let roles = [
    BadModel(
      "a store that is called", "\"to\": \"App\"", "\"to\": \"Notes\"",
      says:
        "my.json:68:17: error: flows[0].steps[0].to: 'Notes' is of the kind 'database': a store is not called; say reads(_:from:) or writes(_:to:)"
    ),
    BadModel(
      "a service that is read", "\"verb\": \"calls\"", "\"verb\": \"reads\"",
      says:
        "my.json:68:17: error: flows[0].steps[0].to: 'App' is of the kind 'service': a service is not read; say calls(_:sending:receiving:)"
    ),
    BadModel(
      "a service that is written", "\"verb\": \"calls\"", "\"verb\": \"writes\"",
      says:
        "my.json:68:17: error: flows[0].steps[0].to: 'App' is of the kind 'service', which cannot be written to"
    ),
    BadModel(
      "a client that is written", "\"to\": \"App\"", "\"to\": \"Reader\"",
      says:
        "my.json:68:17: error: flows[0].steps[0].to: 'Reader' is of the kind 'client', which cannot be called"
    ),
    BadModel(
      "a queue that calls", "\"kind\": \"client\"", "\"kind\": \"queue\"",
      says:
        "my.json:60:19: error: flows[0].steps[0].from: 'Reader' is of the kind 'queue': a queue waits for nobody; say delivers(_:to:)"
    ),
    BadModel(
      "a queue that is read",
      "\"database\",\n      \"name\": \"Notes\",\n      \"replicas\": 1,\n      \"storage\": {\n"
        + "        \"model\": \"relational\"\n      }",
      "\"queue\",\n      \"name\": \"Notes\"\n\n\n\n",
      says:
        "my.json:82:17: error: flows[0].steps[1].to: 'Notes' is of the kind 'queue': a queue is not read, it delivers; say queue.delivers(_:to:)"
    ),
    BadModel(
      "a queue that is called", "\"kind\": \"service\"", "\"kind\": \"stream\"",
      says:
        "my.json:68:17: error: flows[0].steps[0].to: 'App' is of the kind 'stream': nobody waits for a queue; say sends(_:to:)"
    ),
    BadModel(
      "a message to a service that is a store", "\"verb\": \"reads\"", "\"verb\": \"sends\"",
      says:
        "my.json:82:17: error: flows[0].steps[1].to: 'Notes' is of the kind 'database': the sender of a write waits for it; say writes(_:to:)"
    ),
    BadModel(
      "a service on the way", "\"verb\": \"calls\"", "\"verb\": \"calls\", \"through\": [\"App\"]",
      says:
        "my.json:69:40: error: flows[0].steps[0].through[0]: 'App' is of the kind 'service', which cannot stand between two others"
    ),
    BadModel(
      "a client behind a cache", "\"verb\": \"calls\"", "\"verb\": \"calls\", \"else\": \"Reader\"",
      says:
        "my.json:69:36: error: flows[0].steps[0].else: 'Reader' is of the kind 'client', which cannot answer for a cache"
    ),
    BadModel(
      "a service that delivers", "\"verb\": \"calls\"", "\"verb\": \"delivers\"",
      says:
        "my.json:60:19: error: flows[0].steps[0].from: 'Reader' is of the kind 'client', which cannot hold messages"
    ),
    BadModel(
      "a name that is looked up in a service", "\"verb\": \"calls\"", "\"verb\": \"looksUp\"",
      says:
        "my.json:68:17: error: flows[0].steps[0].to: 'App' is of the kind 'service', which cannot look names up"
    ),
  ]

  @Test("each with its message", arguments: texts + values + roles)
  func refused(_ model: BadModel) {
    #expect(BadModel.messages(about: model.bytes) == model.lines)
  }
}
