import DecisionDiagrams
import Foundation

/// A fault tree as a JSON file has it.
///
/// `top` names the root; `gates` has each gate's `op` (and, or, atleast with `k`) and `args`, or the
/// name of what it stands for; `probability` has that of each basic event; `expected`, which may be
/// missing, has `minimal_cut_sets`, `by_order_1_to_4` and `top_probability`.
struct TreeFile {
  let name: String
  private(set) var function = CoherentFunction()
  private(set) var root = CoherentFunction.never
  private(set) var odds: [Double] = []
  let expected: Expected?

  struct Expected: Decodable {
    let count: UInt64
    let countsFromOne: [UInt64]
    let probability: Double

    enum CodingKeys: String, CodingKey {
      case count = "minimal_cut_sets"
      case countsFromOne = "by_order_1_to_4"
      case probability = "top_probability"
    }
  }

  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  private enum Gate: Decodable {
    case alias(String)
    case gate(String, k: Int?, args: [String])

    private enum CodingKeys: String, CodingKey { case op, k, args }

    init(from decoder: any Decoder) throws {
      if let name = try? decoder.singleValueContainer().decode(String.self) {
        self = .alias(name)
        return
      }
      let values = try decoder.container(keyedBy: CodingKeys.self)
      self = .gate(
        try values.decode(String.self, forKey: .op),
        k: try values.decodeIfPresent(Int.self, forKey: .k),
        args: try values.decode([String].self, forKey: .args))
    }
  }

  private struct Form: Decodable {
    let top: String
    let gates: [String: Gate]
    let probability: [String: Double]
    let expected: Expected?
  }

  init(path: String) throws {
    let url = URL(fileURLWithPath: path)
    name = url.deletingPathExtension().lastPathComponent
    let form = try JSONDecoder().decode(Form.self, from: Data(contentsOf: url))
    expected = form.expected
    try build(form)
  }

  /// Parts before wholes, with a list of what is open: a tree may be deep, and must have no cycle.
  private mutating func build(_ form: Form) throws {
    var made: [String: CoherentFunction.Node] = [:]
    var isOpen: Set<String> = []
    var open = [form.top]
    while let name = open.last {
      if made[name] != nil {
        open.removeLast()
        continue
      }
      guard let gate = form.gates[name] else {
        guard let share = form.probability[name] else {
          throw Fault(description: "\(self.name): nothing is said of '\(name)'")
        }
        made[name] = function.variable(odds.count)
        odds.append(share)
        continue
      }
      let names =
        switch gate {
        case .alias(let other): [other]
        case .gate(_, _, let names): names
        }
      let missing = names.filter { made[$0] == nil }
      guard missing.isEmpty else {
        if !isOpen.insert(name).inserted {
          throw Fault(description: "\(self.name): '\(name)' is made of itself")
        }
        open += missing.reversed()
        continue
      }
      made[name] = try whole(gate, names.compactMap { made[$0] })
    }
    root = made[form.top] ?? CoherentFunction.never
  }

  private mutating func whole(
    _ gate: Gate, _ parts: [CoherentFunction.Node]
  ) throws -> CoherentFunction.Node {
    switch gate {
    case .alias: parts[0]
    case .gate("and", _, _): function.all(parts)
    case .gate("or", _, _): function.any(parts)
    case .gate("atleast", let count?, _): function.atLeast(count, of: parts)
    case .gate(let operation, _, _):
      throw Fault(description: "\(name): '\(operation)' is no and, or, atleast with a k")
    }
  }
}
