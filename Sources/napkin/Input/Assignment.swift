import Estimation
import SystemDesign

/// What was typed after `--set`: a name and what it shall be.
struct Assignment {
  let option: String
  let name: String
  let text: String

  /// The option as it was typed, for the lines that say what is wrong with it.
  private var shown: String {
    option == "--set" ? "\(option) \"\(name)=\(text)\"" : "\(option) \"\(text)\""
  }

  /// "daily readers=200M"; a name may hold an equals sign, a quantity never does.
  init(_ typed: String) throws {
    guard let sign = typed.lastIndex(of: "=") else {
      throw Refusal(
        "--set \"\(typed)\" gives no value", "say --set \"daily readers=200M\"", status: 64)
    }
    self.init(
      option: "--set", name: Self.trimmed(typed[..<sign]),
      text: Self.trimmed(typed[typed.index(after: sign)...]))
    guard !name.isEmpty else {
      throw Refusal(
        "--set \"\(typed)\" names nothing", "say --set \"daily readers=200M\"", status: 64)
    }
  }

  init(option: String, name: String, text: String) {
    (self.option, self.name, self.text) = (option, name, text)
  }

  private static func trimmed(_ text: Substring) -> String {
    let rest = text.drop(while: \.isWhitespace)
    return String(rest.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// The value, which must measure what it replaces.
  func value(as dimension: Dimension, counting noun: String = "") throws -> Formula {
    do {
      return try QuantityReader.formula(text, as: dimension, counting: noun)
    } catch {
      // What is no quantity is wrong usage; one that does not fit this design cannot be judged.
      throw Refusal(
        "\(shown): at character \(error.place), \(error.says)", error.instead,
        status: error.kind == .malformed ? 64 : 2)
    }
  }

  /// A line about what this would make of the design.
  func refusal(_ says: String, _ instead: String, status: Int32 = 2) -> Refusal {
    Refusal("\(shown): \(says)", instead, status: status)
  }
}
