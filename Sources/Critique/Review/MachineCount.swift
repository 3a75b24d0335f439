/// How many machines a remedy asks for, in the word that says so in a design: "instances: 17".
struct MachineCount: Sendable, Hashable, CustomStringConvertible {
  let word: String
  let count: Int
  /// What so many are for, as the remedy says it behind the number: " for at most 70 %".
  var purpose = ""

  init(_ word: String, _ count: Int) { (self.word, self.count) = (word, count) }

  /// The same for a purpose.
  func `for`(_ purpose: String) -> MachineCount {
    var copy = self
    copy.purpose = purpose
    return copy
  }

  /// What the remedy says of it.
  var inWords: String { "\(self)\(purpose)" }

  var description: String { "\(word): \(Words.typed(count))" }
}
