/// The members of an object of JSON, in the order in which they were said.
///
/// A list rather than a dictionary: the objects of a model have about six members each, and to hash
/// their keys was half of reading its expressions. An object of many members keeps a table beside
/// the list, so that no file takes longer than its length.
public struct JSONObject: Sendable {
  /// A key and its value.
  public struct Element: Sendable {
    /// Its name in the object.
    public var key: String
    /// What it has.
    public var value: JSON
  }

  /// From so many on a table costs less than to look at each.
  private static let many = 24

  private var members: [Element] = []
  /// The place of each key; only where there are many.
  private var places: [String: Int]?

  /// An object without members.
  public init() {}

  init(minimumCapacity count: Int) { members.reserveCapacity(count) }

  /// The members of a dictionary, in any order.
  public init(_ dictionary: [String: JSON]) {
    for (key, value) in dictionary { append(key, value) }
  }

  /// The value of a key; nil where it has none.
  public subscript(key: String) -> JSON? {
    get { place(of: key).map { members[$0].value } }
    set {
      switch (place(of: key), newValue) {
      case (let place?, let value?): members[place].value = value
      case (nil, let value?): append(key, value)
      case (let place?, nil):
        members.remove(at: place)
        places = nil
        note()
      case (nil, nil): break
      }
    }
  }

  /// The keys, in the order in which they were said.
  public var keys: some Collection<String> { members.lazy.map(\.key) }

  /// Adds a member unless its key is there already; false, and nothing changed, where it is.
  mutating func insert(_ value: JSON, forKey key: String) -> Bool {
    guard place(of: key) == nil else { return false }
    append(key, value)
    return true
  }

  /// The same with more; what both have is as in the other.
  public func merging(_ other: JSONObject) -> JSONObject {
    var merged = self
    for member in other { merged[member.key] = member.value }
    return merged
  }

  private func place(of key: String) -> Int? {
    if let places { return places[key] }
    return members.firstIndex { $0.key == key }
  }

  private mutating func append(_ key: String, _ value: JSON) {
    members.append(Element(key: key, value: value))
    places?[key] = members.count - 1
    note()
  }

  private mutating func note() {
    guard places == nil, members.count >= Self.many else { return }
    places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.key, $0) })
  }
}

extension JSONObject: RandomAccessCollection {
  /// The place of the first member.
  public var startIndex: Int { members.startIndex }
  /// The place behind the last member.
  public var endIndex: Int { members.endIndex }

  /// The member in a place, counted from 0.
  public subscript(position: Int) -> Element { members[position] }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// The members of a literal; a key said twice is a slip of the program and stops it.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    for (key, value) in elements {
      let isNew = insert(value, forKey: key)
      precondition(isNew, "the key '\(key)' is there twice")
    }
  }
}

extension JSONObject: Hashable {
  /// The order of the members says nothing.
  public static func == (a: JSONObject, b: JSONObject) -> Bool {
    a.count == b.count && a.allSatisfy { b[$0.key] == $0.value }
  }

  /// The same for the same members in any order.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    hasher.combine(
      reduce(0) { sum, member in
        var inner = Hasher()
        inner.combine(member.key)
        inner.combine(member.value)
        return sum ^ inner.finalize()
      })
  }
}
