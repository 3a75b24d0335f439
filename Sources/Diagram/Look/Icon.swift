import SystemDesign

/// A small drawing that says what a component is: strokes of 1.8 on a grid of 24, in one colour.
public struct Icon: Sendable, Hashable {
  /// What it is called in the text of a graph.
  public let name: String
  /// The kinds of component it stands for where the name of one says nothing.
  public let kinds: [Part.Kind]
  /// Words in the name of a service, a worker, a client or an external service that call for it.
  public let words: [String]
  /// The strokes, as elements of SVG.
  public let shape: String

  init(_ name: String, _ kinds: [Part.Kind] = [], words: [String] = [], _ shape: String) {
    self.name = name
    self.kinds = kinds
    self.words = words
    self.shape = shape
  }

  /// The strokes of every drawing by its name, as a renderer wants them.
  public static var drawings: [String: String] {
    Dictionary(all.map { ($0.name, $0.shape) }) { first, _ in first }
  }

  /// The drawing of a name, where there is one.
  public static func named(_ name: String) -> Icon? { all.first { $0.name == name } }

  /// The drawing for a component: by what its store is good at, by its name, then by its kind.
  public static func of(_ part: Part) -> Icon {
    switch part.storage.model {
    case .timeSeries: if let chart = named("chart") { return chart }
    case .graph: if let graph = named("graph") { return graph }
    case .configuration: if let list = named("list") { return list }
    case .relational, .keyValue, .wideColumn, .document, nil: break
    }
    return of(part.kind, called: part.name)
  }

  static func of(_ kind: Part.Kind, called name: String = "") -> Icon {
    let words = name.lowercased().split { !$0.isLetter }
    if takesNames(kind), let told = all.first(where: { it in it.words.contains(where: words.has) })
    {
      return told
    }
    return all.first { $0.kinds.contains(kind) } ?? all[0]
  }

  /// A store looks like a store whatever it is called; a service may look like its work.
  private static func takesNames(_ kind: Part.Kind) -> Bool {
    switch kind {
    case .client, .service, .worker, .external: true
    case .timer, .dns, .cdn, .loadBalancer, .gateway, .cache, .database, .objectStore,
      .searchIndex, .queue, .stream:
      false
    }
  }
}

extension [Substring] {
  /// Whether one of the words is this one or its plural, or begins with it where it is a long stem:
  /// "messages" has "messag", but "author" has no "auth".
  fileprivate func has(_ stem: String) -> Bool {
    contains { word in
      stem.count > 4 ? word.hasPrefix(stem) : word == stem || word == stem + "s"
    }
  }
}
