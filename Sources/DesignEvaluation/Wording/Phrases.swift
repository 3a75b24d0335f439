/// What is said of the commonest mistakes, by the reader and of the compiler's messages alike.
package enum Phrases {
  /// A value of one type stands where another belongs.
  package static func conversion(
    _ given: String, to wanted: String, _ argument: WrittenText.Argument?
  ) -> String {
    if let says = NumberWords.lacking(given, as: wanted, argument) { return says }
    let says = "'\(given)' stands where '\(wanted)' belongs"
    return examples[wanted].map { "\(says), as in \($0)" } ?? says
  }

  /// An operator stands between two types that it does not join.
  package static func operation(_ sign: String, _ a: String, _ b: String) -> String {
    switch sign {
    case "+", "-", "...":
      return "'\(sign)' takes two of one kind, and these are '\(a)' and '\(b)'"
    case "*", "/":
      return
        "'\(sign)' takes a number of times, as in 3.times; '\(a)' and '\(b)' meet in a word: "
        + "per, each, carrying, over, lasting, at or relative(to:)"
    default: return "'\(sign)' cannot be said of '\(a)' and '\(b)'"
    }
  }

  /// A value of a type stands where only what plays a role can.
  package static func role(
    _ given: String, as role: String, _ argument: WrittenText.Argument?
  ) -> String {
    NumberWords.lacking(given, as: role, argument) ?? "'\(given)' cannot " + ability(role)
  }

  /// What only those can do that play a role.
  package static func ability(_ role: String) -> String {
    roles[role] ?? "play the part of '\(role)'"
  }

  /// Names between quotes: `'a', 'b' and 'c'`.
  static func list(_ names: [String]) -> String {
    let all = names.map { "'\($0)'" }
    return all.dropLast().joined(separator: ", ") + (all.count > 1 ? " and " : "")
      + (all.last ?? "")
  }

  /// Whether names are few enough to be told in a message.
  static func isShort(_ names: [String]) -> Bool { (1...12).contains(names.count) }

  /// How a figure of each kind is written.
  private static let examples = [
    "Count": "100.users", "Ratio": "95.percent", "Period": "30.seconds", "Rate": "2_000.perSecond",
    "DataSize": "400.bytes", "Bandwidth": "200.megabytesPerSecond", "Money": "300.dollars",
    "Spending": "300.dollars.per(.month)", "Spread": "3.zones", "String": "\"Edge\"",
    "Sentence": "\"it is cheaper\"",
  ]

  /// What only some things can do, by the protocol that says so.
  private static let roles = [
    "Caller": "call others", "Callable": "be called", "Readable": "be read from",
    "Writable": "be written to", "Receiver": "take a message", "Source": "answer for a cache",
    "Passage": "stand between two others", "Channel": "hold messages", "Copying": "hold copies",
    "Keeping": "keep records", "Payload": "travel on a hop", "Multiplicity": "say how many times",
    "Quantity": "be a figure", "Component": "be a component",
    "Happening": "be a line of a flow", "Stated": "be a line of a design",
  ]
}
