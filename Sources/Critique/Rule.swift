import Estimation
import SystemDesign

/// A law that designs are held against: one rule, one file.
///
/// Its examples are its documentation and its tests.
public protocol Rule: Sendable {
  /// The identifier, never used again for another: "AV001".
  static var id: String { get }
  /// The name: "single-point-of-failure".
  static var slug: String { get }
  /// What it is about.
  static var group: RuleGroup { get }
  /// What must hold, in one sentence.
  static var law: String { get }
  /// What goes wrong where it does not hold.
  static var why: String { get }
  /// What to do instead.
  static var instead: String { get }
  /// Where it is written down; nil where the law is only ours.
  static var source: Citation? { get }
  /// When it keeps silent although it seems to apply.
  static var notWhen: [String] { get }
  /// Designs that it speaks about, and designs about which it keeps silent.
  static var examples: [Example] { get }
  /// What other rules say of the same subject that follows from what this one says; none if unsaid.
  ///
  /// Whatever one explains, a deeper cause of the same subject explains as well, so that nothing is
  /// attached to a finding that is itself attached.
  static var explains: [Consequence] { get }

  /// The rule.
  init()

  /// What it has to say about a design.
  func verdicts(in review: Review) -> [Verdict]
}

/// What a rule is about.
public enum RuleGroup: String, Sendable, CaseIterable {
  case availability, scalability, data, caching, messaging, interface, security, operations
  case capacity
}

/// Something that others wrote, and where.
public struct Citation: Sendable, Hashable {
  /// Who wrote it.
  public let author: String
  /// What it is called, the part of it first.
  public let title: String
  /// When it came out, where that is known.
  public let year: Int?

  /// A text by its author, title and year.
  public init(_ author: String, _ title: String, _ year: Int? = nil) {
    self.author = author
    self.title = title
    self.year = year
  }
}

extension Citation: CustomStringConvertible {
  /// The author, the title and the year.
  public var description: String { "\(author), \(title)" + (year.map { ", \($0)" } ?? "") }
}

extension Rule {
  /// Most rules explain nothing but what they say.
  public static var explains: [Consequence] { [] }
}

// What a rule says of itself, where only a value of it is at hand.
extension Rule {
  /// The identifier, never used again for another: "AV001".
  public var id: String { Self.id }
  /// The name: "single-point-of-failure".
  public var slug: String { Self.slug }
  /// What it is about.
  public var group: RuleGroup { Self.group }
  /// What must hold, in one sentence.
  public var law: String { Self.law }
  /// What goes wrong where it does not hold.
  public var why: String { Self.why }
  /// What to do instead.
  public var instead: String { Self.instead }
  /// Where it is written down; nil where the law is only ours.
  public var source: Citation? { Self.source }
  /// When it keeps silent although it seems to apply.
  public var notWhen: [String] { Self.notWhen }
  /// Designs that it speaks about, and designs about which it keeps silent.
  public var examples: [Example] { Self.examples }
  /// What other rules say of the same subject that follows from what this one says.
  public var explains: [Consequence] { Self.explains }
}
