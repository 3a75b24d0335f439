import CGraphvizShim

/// Graphviz, as Swift sees it: text goes in, bytes and messages come out.
enum Engine {
  /// The sizes above which a layout is refused, because it cannot be interrupted.
  ///
  /// A chain of 2,000 nodes takes 0.2 s and one of 20,000 takes 47 s; 30 nodes with every edge
  /// between them take 1.2 s and 60 nodes more than a minute.
  static let mostNodes = 2_000
  static let manyEdges = 2_000
  static let mostEdgesPerNode = 8

  /// Lays out a graph and writes it; equal texts give equal bytes.
  static func draw(
    _ dot: String, as format: Format, dotsPerInch: Int?
  ) throws(RenderingError) -> Rendering {
    if dot.utf8.contains(0) { throw .containsNUL }
    let answer = answer(to: dot, format: format.rawValue, dotsPerInch: dotsPerInch)
    let messages = Message.all(in: answer.messages)
    if let error = error(in: answer, messages, for: format) { throw error }
    return Rendering(bytes: answer.bytes, warnings: messages.map(\.text))
  }

  /// What the shim answered, copied into Swift.
  private struct Answer {
    let stage: ShimStage
    let nodes: Int
    let edges: Int
    let bytes: [UInt8]
    let messages: String
  }

  private static func answer(to dot: String, format: String, dotsPerInch: Int?) -> Answer {
    var dot = dot
    let dots = dotsPerInch.map(String.init) ?? ""
    let drawing = dot.withUTF8 { text in
      text.withMemoryRebound(to: CChar.self) { text in
        format.withCString { format in
          dots.withCString { dots in
            var request = ShimRequest(
              dot: text.baseAddress, dotLength: text.count, format: format,
              dotsPerInch: dotsPerInch == nil ? nil : dots, mostNodes: mostNodes,
              manyEdges: manyEdges, mostEdgesPerNode: mostEdgesPerNode)
            return shimDraw(&request)
          }
        }
      }
    }
    defer { shimFree(drawing) }
    let bytes = UnsafeRawBufferPointer(start: drawing.bytes, count: drawing.length)
    return Answer(
      stage: drawing.stage, nodes: drawing.nodes, edges: drawing.edges, bytes: Array(bytes),
      messages: drawing.messages.map { String(cString: $0) } ?? "")
  }

  private static func error(
    in answer: Answer, _ messages: [Message], for format: Format
  ) -> RenderingError? {
    let said = messages.first(where: \.isError)?.error
    switch answer.stage {
    case .done: return said
    case .outOfMemory: return .outOfMemory
    case .notRead: return said ?? .noGraph
    case .severalGraphs: return .severalGraphs
    case .tooLarge:
      guard answer.nodes <= mostNodes else { return .tooManyNodes(answer.nodes, most: mostNodes) }
      return .tooDense(nodes: answer.nodes, edges: answer.edges)
    case .notLaidOut, .notWritten:
      // An installation whose list of plugins is lost fails with every graph, and even with this one.
      if !shimCanWrite(Format.dot.rawValue) { return .noPlugins }
      if !shimCanWrite(format.rawValue) { return .unavailableFormat(format) }
      return said ?? .failed(problem: "it did not say why")
    @unknown default: return said ?? .failed(problem: "it did not say why")
    }
  }
}
