import DecisionDiagrams
import Foundation
import Testing

/// The trees of a folder, with answers that several other programs agree on.
///
/// The folder is named by `NAPKIN_FAULT_TREES`; a tree is a JSON object with `top`, `gates` (each an
/// `op` of and, or, atleast with `k`, and `args`, or the name of another), `probability` by basic
/// event, and `expected` with `minimal_cut_sets`, `by_order_1_to_4` and `top_probability`.
@Suite("Fault trees of a folder")
struct FaultTreeTests {
  static let variable = "NAPKIN_FAULT_TREES"

  static let files: [String] = {
    guard let folder = ProcessInfo.processInfo.environment[variable] else {
      print("The fault trees were skipped: \(variable) names no folder.")
      return []
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let files = names.filter { $0.hasSuffix(".json") }.sorted().map { folder + "/" + $0 }
    if files.isEmpty { print("The fault trees were skipped: there are none in '\(folder)'.") }
    return files
  }()

  @Test("numbers of cut sets and probability are those expected", arguments: files)
  func tree(file: String) throws {
    let tree = try FaultTree(file: file)
    let diagram = ModularDiagram(of: tree.function, root: tree.root, mostNodes: 20_000_000)
    let value = try #require(diagram.probability(tree.odds).exact)
    #expect(abs(value / tree.probability - 1) < 1e-9)
    let cutSets = diagram.cutSets()
    #expect(cutSets.isComplete)
    #expect(cutSets.count == tree.count)
    let counts = cutSets.counts()
    for (index, expected) in tree.countsFromOne.enumerated() {
      #expect((index + 1 < counts.count ? counts[index + 1] : 0) == expected)
    }
    #expect(
      UInt128(tree.function.cutSetsOfOne(of: tree.root).count) == (counts.count > 1 ? counts[1] : 0)
    )
  }
}

/// A fault tree as its file has it.
private struct FaultTree {
  private(set) var function = CoherentFunction()
  private(set) var root = CoherentFunction.never
  private(set) var odds: [Double] = []
  let probability: Double
  let count: UInt128
  let countsFromOne: [UInt128]

  private struct File: Decodable {
    enum Gate: Decodable {
      case alias(String)
      case gate(op: String, k: Int?, args: [String])

      private enum CodingKeys: String, CodingKey { case op, k, args }

      init(from decoder: any Decoder) throws {
        if let name = try? decoder.singleValueContainer().decode(String.self) {
          self = .alias(name)
          return
        }
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self = .gate(
          op: try values.decode(String.self, forKey: .op),
          k: try values.decodeIfPresent(Int.self, forKey: .k),
          args: try values.decode([String].self, forKey: .args))
      }
    }
    struct Expected: Decodable {
      let count: UInt64
      let countsFromOne: [UInt64]
      let probability: Double

      private enum CodingKeys: String, CodingKey {
        case count = "minimal_cut_sets"
        case countsFromOne = "by_order_1_to_4"
        case probability = "top_probability"
      }
    }
    let top: String
    let gates: [String: Gate]
    let probability: [String: Double]
    let expected: Expected
  }

  init(file: String) throws {
    let tree = try JSONDecoder().decode(
      File.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
    probability = tree.expected.probability
    count = UInt128(tree.expected.count)
    countsFromOne = tree.expected.countsFromOne.map { UInt128($0) }
    var made: [String: CoherentFunction.Node] = [:]
    root = try node(tree.top, tree, &made)
  }

  private mutating func node(
    _ name: String, _ tree: File, _ made: inout [String: CoherentFunction.Node]
  ) throws -> CoherentFunction.Node {
    if let node = made[name] { return node }
    let node: CoherentFunction.Node
    switch tree.gates[name] {
    case .alias(let other): node = try self.node(other, tree, &made)
    case .gate(let operation, let needed, let names):
      var parts: [CoherentFunction.Node] = []
      for name in names { parts.append(try self.node(name, tree, &made)) }
      switch operation {
      case "and": node = function.all(parts)
      case "or": node = function.any(parts)
      default: node = function.atLeast(try #require(needed), of: parts)
      }
    case nil:
      node = function.variable(odds.count)
      odds.append(try #require(tree.probability[name]))
    }
    made[name] = node
    return node
  }
}
