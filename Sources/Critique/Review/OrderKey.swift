import SystemDesign

/// A field, or several with commas between, however they are written.
struct OrderKey: Hashable {
  /// "userId", "user id" and "User" are one.
  let fields: Set<String>

  init(_ text: String) { fields = Set(text.split(separator: ",").map(Self.plain)) }

  private static func plain(_ field: Substring) -> String {
    var words: [String] = [""]
    var wasSmall = false
    for letter in field {
      guard letter.isLetter || letter.isNumber else {
        words.append("")
        wasSmall = false
        continue
      }
      if letter.isUppercase, wasSmall { words.append("") }
      wasSmall = letter.isLowercase
      words[words.count - 1] += letter.lowercased()
    }
    words.removeAll(where: \.isEmpty)
    if words.count > 1, words.last == "id" { words.removeLast() }
    return words.joined(separator: " ")
  }

  /// Whether messages that are one by another key are one by this as well: its fields are of those.
  ///
  /// A record among the messages goes by its name and by its key, and has one value of each of its
  /// fields.
  func follows(from other: OrderKey, in records: [Record]) -> Bool {
    let known = Dictionary(
      records.compactMap { record in
        record.key.map { (OrderKey(record.name).fields, OrderKey($0).fields) }
      }, uniquingKeysWith: { first, _ in first })
    let own = other.fields.union(other.fields.flatMap { known[[$0]] ?? [] })
    let told = records.filter { record in
      own.isSuperset(of: OrderKey(record.name).fields)
        || record.key.map { own.isSuperset(of: OrderKey($0).fields) } ?? false
    }
    let all = own.union(told.flatMap(\.fields).flatMap { OrderKey($0.name).fields })
    return fields.allSatisfy { field in
      all.contains(field) || known[[field]].map { $0.isSubset(of: all) } ?? false
    }
  }
}
