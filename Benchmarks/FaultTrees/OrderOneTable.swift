import DecisionDiagrams
import Foundation

/// What takes layered systems down alone, seconds against size, beside networkx where it is there.
///
/// Two questions are asked of the same graph: what takes the entry down where each node needs two
/// of its calls and one of the other two, which no graph algorithm answers; and which nodes are on
/// every way from the entry to one node, which are that node's dominators. networkx is asked the
/// second, for all nodes, as it cannot be asked for one.
struct OrderOneTable {
  private let folder: String
  private static let sizes = [1_000, 10_000, 100_000, 1_000_000]

  /// The folder holds the graphs while networkx reads them.
  init(folder: String) throws { self.folder = folder }

  func show() throws {
    let hasNetworkx = run("import networkx") != nil
    var table = [
      [
        "hops", "nodes", "calls needed", "s", "ns a hop", "ways", "s", "networkx, all ways", "same",
      ]
    ]
    for size in Self.sizes {
      let graph = LayeredGraph(hops: size)
      let (function, root) = graph.required
      let (found, needed) = processorSeconds { function.cutSetsOfOne(of: root) }
      let target = graph.target
      let (routes, end) = graph.routes(to: target)
      let (dominators, ways) = processorSeconds { routes.cutSetsOfOne(of: end) }
      let other = hasNetworkx ? try networkx(graph, target) : nil
      table.append([
        "\(graph.hops)", "\(graph.calls.count)", "\(found.count) found",
        String(format: "%.4f", needed),
        String(format: "%.0f", needed / Double(graph.hops) * 1e9), "\(dominators.count) found",
        String(format: "%.4f", ways), other.map { String(format: "%.4f", $0.seconds) } ?? "-",
        other.map { $0.dominators == dominators ? "yes" : "NO" } ?? "-",
      ])
    }
    printTable(table)
    if !hasNetworkx { print("networkx is not installed: python3 -m pip install networkx") }
  }

  private func networkx(
    _ graph: LayeredGraph, _ target: Int
  ) throws -> (seconds: Double, dominators: [Int])? {
    let file = folder + "/graph.txt"
    let lines = graph.calls.enumerated().flatMap { node, called in called.map { "\(node) \($0)" } }
    try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let answer = run(
      """
      import networkx, sys, time
      graph = networkx.DiGraph()
      graph.add_edges_from(tuple(map(int, line.split())) for line in open(sys.argv[1]))
      start = time.process_time()
      above = networkx.immediate_dominators(graph, 0)
      print(time.process_time() - start)
      node, chain = int(sys.argv[2]), []
      while node is not None and node not in chain:
          chain.append(node)
          node = above.get(node)
      print(*sorted(chain))
      """, file, "\(target)")
    guard let lines = answer?.split(separator: "\n"), lines.count == 2,
      let seconds = Double(lines[0])
    else { return nil }
    return (seconds, lines[1].split(separator: " ").compactMap { Int($0) })
  }

  /// What a Python program prints; nil where it fails or there is no Python.
  private func run(_ program: String, _ words: String...) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + words
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(data: data, encoding: .utf8) : nil
  }
}
