import DecisionDiagrams
import Foundation

/// Every tree of a folder: its cut sets, its probability, the time, and whether they are as expected.
struct TreeTable {
  private let files: [String]

  /// Twenty million nodes of a diagram that is being built are 640 megabytes at most.
  private static let mostNodes = 20_000_000

  init(folder: String) throws {
    files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".json") }.sorted().map { folder + "/" + $0 }
    if files.isEmpty { throw TreeFile.Fault(description: "no .json files in '\(folder)'") }
  }

  func show() throws {
    var table = [
      ["tree", "cut sets", "order 1", "2", "3", "4", "probability", "seconds", "as expected"]
    ]
    var sum = 0.0
    var differing = 0
    for file in files {
      let tree = try TreeFile(path: file)
      let ((bounds, cutSets), seconds) = processorSeconds {
        let diagram = ModularDiagram(
          of: tree.function, root: tree.root, mostNodes: Self.mostNodes)
        return (diagram.probability(tree.odds), diagram.cutSets())
      }
      sum += seconds
      let counts = cutSets.counts()
      let isExpected = tree.expected.map { $0.agrees(with: cutSets, bounds) }
      if isExpected == false { differing += 1 }
      table.append(
        [tree.name, "\(cutSets.isComplete ? "" : "at least ")\(cutSets.count)"]
          + (1...4).map { $0 < counts.count ? "\(counts[$0])" : "0" }
          + [
            Self.text(bounds), String(format: "%.4f", seconds),
            isExpected.map { $0 ? "yes" : "NO" } ?? "nothing expected",
          ])
    }
    table.append(["sum", "", "", "", "", "", "", String(format: "%.4f", sum), ""])
    printTable(table)
    print("\(files.count) trees, \(differing) unlike what was expected")
  }

  private static func text(_ bounds: ProbabilityBounds) -> String {
    bounds.exact.map { String(format: "%.12g", $0) }
      ?? String(format: "%.6g to %.6g", bounds.lower, bounds.upper)
  }
}

extension TreeFile.Expected {
  /// The same numbers of cut sets, and the same probability to nine digits.
  fileprivate func agrees(with cutSets: CutSets, _ bounds: ProbabilityBounds) -> Bool {
    guard let value = bounds.exact, cutSets.isComplete else { return false }
    let counts = cutSets.counts()
    return abs(value - probability) <= 1e-9 * probability && cutSets.count == UInt128(count)
      && countsFromOne.enumerated().allSatisfy { index, expected in
        (index + 1 < counts.count ? counts[index + 1] : 0) == UInt128(expected)
      }
  }
}
