import Foundation

/// Every public declaration of a module, and how they hang together.
struct SymbolGraph: Decodable {
  private(set) var symbols: [Symbol]
  private(set) var relationships: [Relationship]

  /// What `swift symbolgraph-extract` wrote into a folder.
  init(folder: String) throws {
    symbols = []
    relationships = []
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    for file in files.sorted() where file.hasSuffix(".symbols.json") {
      let data = try Data(contentsOf: URL(filePath: folder).appending(path: file))
      let graph = try JSONDecoder().decode(SymbolGraph.self, from: data)
      symbols += graph.symbols
      relationships += graph.relationships
    }
  }

  /// The targets of one kind of relationship, by their sources.
  func targets(of kind: String) -> [String: [String]] {
    Dictionary(grouping: relationships.filter { $0.kind == kind }, by: \.source)
      .mapValues { $0.map(\.target) }
  }
}
