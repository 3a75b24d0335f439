extension JSON {
  /// The most bytes that are read; a model of 10,000 components and 50,000 hops has 30 million.
  public static let mostBytes = 64 << 20

  /// The deepest nesting that is read; a model nests about ten levels.
  public static let deepest = 256

  /// Reads a text by the letter of RFC 8259; a key said twice is refused.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    guard bytes.count <= JSON.mostBytes else {
      throw JSONError(says: "more than \(JSON.mostBytes.inMegabytes) of JSON", line: 1, column: 1)
    }
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }
}

/// Reads one value after another; recursion is bounded by the deepest nesting.
struct JSONParser {
  let bytes: [UInt8]
  private(set) var offset: Int
  private var depth: Int

  /// From a place in the text that is so deep in lists and objects.
  init(bytes: [UInt8], at offset: Int = 0, depth: Int = 0) {
    (self.bytes, self.offset, self.depth) = (bytes, offset, depth)
  }

  mutating func document() throws(JSONError) -> JSON {
    let value = try value()
    skipSpace()
    guard offset == bytes.count else { throw error("something follows the value") }
    return value
  }

  /// A value; an object most likely has so many keys.
  mutating func value(likely keys: Int = 0) throws(JSONError) -> JSON {
    skipSpace()
    guard let first = peek() else { throw error("the text ends where a value belongs") }
    switch first {
    case UInt8(ascii: "{"):
      return try nested { parser throws(JSONError) in try parser.object(likely: keys) }
    case UInt8(ascii: "["): return try nested { parser throws(JSONError) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw error(stranger(first))
    }
  }

  /// What is wrong with a byte that begins no value: what other formats allow is named.
  private func stranger(_ byte: UInt8) -> String {
    switch byte {
    case 0xEF where bytes[offset...].starts(with: [0xEF, 0xBB, 0xBF]):
      "a byte order mark, and JSON has none; save the file without it"
    case UInt8(ascii: "/"), UInt8(ascii: "#"): "a comment, and JSON has none; take it out"
    case UInt8(ascii: "'"): "a text stands in double quotes"
    case UInt8(ascii: "N"), UInt8(ascii: "I"), UInt8(ascii: "+"), UInt8(ascii: "."):
      "a number belongs here, written in digits as in -0.5"
    case UInt8(ascii: "]"), UInt8(ascii: ","):
      "a value belongs here; is there a comma too many?"
    default: "a value belongs here"
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(JSONError) -> JSON
  ) throws(JSONError) -> JSON {
    guard depth < JSON.deepest else { throw error("more than \(JSON.deepest) levels of nesting") }
    depth += 1
    offset += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func array() throws(JSONError) -> JSON {
    var values: [JSON] = []
    skipSpace()
    if take("]") { return .array([]) }
    // The objects of a list are alike, and a table that need not grow costs half.
    var keys = 0
    while true {
      let value = try value(likely: keys)
      if case .object(let members) = value { keys = members.count }
      values.append(value)
      skipSpace()
      if take("]") { return .array(values) }
      guard take(",") else { throw error("',' or ']' belongs here") }
    }
  }

  private mutating func object(likely keys: Int) throws(JSONError) -> JSON {
    skipSpace()
    if take("}") { return .object([:]) }
    // Room for the least that nearly any has, since to grow costs more than to ask.
    var members = JSONObject(minimumCapacity: max(keys, 4))
    while true {
      let (key, place) = try key()
      guard members.insert(try value(), forKey: key) else {
        offset = place
        throw error("the key '\(Shortened.name(key))' is there twice")
      }
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw error("',' or '}' belongs here") }
    }
  }

  /// A key, where it begins, and the colon after it.
  mutating func key() throws(JSONError) -> (name: String, offset: Int) {
    skipSpace()
    let place = offset
    guard peek() == UInt8(ascii: "\"") else {
      throw error(noKey)
    }
    let name = try string()
    skipSpace()
    guard take(":") else { throw error("':' belongs here") }
    return (name, place)
  }

  private var noKey: String {
    let key = "a key in double quotes belongs here"
    return switch peek() {
    case UInt8(ascii: "}"), UInt8(ascii: ","): key + "; is there a comma too many?"
    case UInt8(ascii: "/"), UInt8(ascii: "#"): "a comment, and JSON has none; take it out"
    default: key
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    let letters = Array("\(word)".utf8)
    guard bytes[offset...].starts(with: letters) else { throw error("a value belongs here") }
    offset += letters.count
    return value
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = offset
    if let whole = shortWhole() { return .number(whole) }
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      offset = start
      throw error("a number too large to be held")
    }
    return .number(value)
  }

  /// A whole number of up to fifteen digits, which nearly all are and any double holds exactly;
  /// nil, and nothing read, for any other.
  private mutating func shortWhole() -> Double? {
    let start = offset
    var value = 0
    while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      value = value &* 10 &+ Int(byte &- UInt8(ascii: "0"))
      offset += 1
      if offset - start > 15 { break }
    }
    let length = offset - start
    let isOther =
      switch peek() {
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): true
      default: false
      }
    let startsWithZero = length > 1 && bytes[start] == UInt8(ascii: "0")
    guard (1...15).contains(length), !isOther, !startsWithZero else {
      offset = start
      return nil
    }
    return Double(value)
  }

  private mutating func digits() throws(JSONError) {
    let start = offset
    while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    guard offset > start else { throw error("a digit belongs here") }
  }

  func peek() -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func advance() { offset += 1 }

  mutating func move(to place: Int) { offset = place }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = peek(), UInt32(byte) == character.value else { return false }
    offset += 1
    return true
  }

  mutating func skipSpace() {
    while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      offset += 1
    }
  }

  /// The line and column of where the parser stands.
  var place: (line: Int, column: Int) {
    let before = bytes[..<min(offset, bytes.count)]
    let line = before.count { $0 == 0x0A } + 1
    let column = before.reversed().prefix { $0 != 0x0A }.count + 1
    return (line, column)
  }

  func error(_ says: String) -> JSONError {
    JSONError(says: says, line: place.line, column: place.column)
  }
}
