/// A sentence that may name figures and components of the design, so that it can never go stale.
public struct Sentence: Sendable, ExpressibleByStringInterpolation {
  /// A stretch of words, or something of the design that is named in it.
  public enum Piece: Sendable {
    case text(String)
    case figure(Formula)
    case component(Part.ID)
    case flow(String)
  }

  /// The words and names, in order.
  public let pieces: [Piece]

  /// A sentence of these words and names.
  public init(pieces: [Piece]) { self.pieces = pieces }
  /// A sentence of words alone.
  public init(stringLiteral text: String) { pieces = [.text(text)] }
  /// A sentence with names in it.
  public init(stringInterpolation made: StringInterpolation) { pieces = made.pieces }

  /// What gathers the words and names between the quotes.
  public struct StringInterpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    /// Nothing gathered yet.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Words.
    public mutating func appendLiteral(_ text: String) {
      if !text.isEmpty { pieces.append(.text(text)) }
    }
    /// A figure of this design.
    public mutating func appendInterpolation(_ figure: any Quantity) {
      pieces.append(.figure(figure.formula))
    }
    /// A component of this design.
    public mutating func appendInterpolation(_ component: any Component) {
      pieces.append(.component(component.part.id))
    }
    /// A flow of this design by its name: `\(flow: "Open the feed")`.
    public mutating func appendInterpolation(flow name: String) { pieces.append(.flow(name)) }
  }
}

extension Sentence {
  /// The flows it names.
  public var flows: [String] {
    pieces.compactMap { if case .flow(let name) = $0 { name } else { nil } }
  }
}

extension Sentence: CustomStringConvertible {
  /// The sentence with the expressions of its figures and the names of its components.
  public var description: String {
    pieces.map { piece in
      switch piece {
      case .text(let text), .flow(let text): text
      case .figure(let formula): formula.description
      case .component(let id): id.name
      }
    }
    .joined()
  }
}
