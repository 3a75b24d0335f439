import Estimation
import Reliability
import SystemDesign

/// A small design, and whether a rule speaks about it.
public struct Example: Sendable {
  /// What it shows, in a few words.
  public let title: String
  /// Whether the rule speaks about it.
  public let fires: Bool
  /// Whether it stands right at the edge between speaking and keeping silent.
  public let isBoundary: Bool
  /// The design.
  public let design: Design

  /// A design that the rule speaks about.
  static func fires(_ title: String, @DesignBuilder _ body: () -> [Statement]) -> Example {
    Example(title, fires: true, isBoundary: false, body)
  }

  /// A design about which the rule keeps silent.
  static func silent(_ title: String, @DesignBuilder _ body: () -> [Statement]) -> Example {
    Example(title, fires: false, isBoundary: false, body)
  }

  /// A design that the rule only just speaks about.
  static func justFires(_ title: String, @DesignBuilder _ body: () -> [Statement]) -> Example {
    Example(title, fires: true, isBoundary: true, body)
  }

  /// A design about which the rule only just keeps silent.
  static func justSilent(_ title: String, @DesignBuilder _ body: () -> [Statement]) -> Example {
    Example(title, fires: false, isBoundary: true, body)
  }

  private init(
    _ title: String, fires: Bool, isBoundary: Bool, @DesignBuilder _ body: () -> [Statement]
  ) {
    self.title = title
    self.fires = fires
    self.isBoundary = isBoundary
    // Not the builder's own initialiser: nobody listens for an example.
    design = Design(name: title, statements: body(), origin: Origin("", 1, 1))
  }

  /// What the whole critique says about it, from no more than what rules rest on.
  public var critique: Critique { Critique(of: Reliability(of: Estimate(of: design, .judgements))) }
}
