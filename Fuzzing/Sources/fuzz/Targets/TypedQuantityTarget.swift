import Estimation
import SystemDesign

/// A byte chooses the dimension, the others are what somebody types for a quantity of it.
enum TypedQuantityTarget {
  static let target = Target(
    name: "typed-quantities", run: run,
    seeds: {
      let texts = [
        "12 GB/day", "3.5k req/s", "99.95 %", "80M…120M users", "1.5 Gbit/s", "$300/month", "x3",
        "100 million a month", "2 KiB", "−5 %...5 %", "300 ms", "1.28e40",
      ]
      return texts.flatMap { text in
        Dimension.allCases.indices.map { [UInt8($0)] + Array(text.utf8) }
      }
    })

  private static func run(_ bytes: [UInt8]) throws(Fault) {
    guard let first = bytes.first else { return }
    let dimension = Dimension.allCases[Int(first) % Dimension.allCases.count]
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    let formula: Formula
    do {
      formula = try QuantityReader.formula(text, as: dimension)
    } catch {
      guard (1...text.count + 1).contains(error.place) else {
        throw Fault("'\(text)' has no character \(error.place)")
      }
      return
    }
    guard formula.dimension == dimension else { throw Fault("'\(text)' is no \(dimension)") }
    guard let value = Evaluation(of: [formula]).amount(of: formula).value else {
      throw Fault("'\(text)' comes to no number")
    }
    let exact = QuantityText.exact(value, dimension)
    guard let again = try? QuantityReader.formula(exact, as: dimension),
      Evaluation(of: [again]).amount(of: again).value == value
    else { throw Fault("'\(exact)' is not read as it was printed") }
  }
}
