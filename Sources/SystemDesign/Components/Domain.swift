/// Something that several components share and lose together.
public struct Domain: Sendable {
  /// What is shared.
  public enum Kind: String, Sendable, CaseIterable {
    case cluster, vendor, configuration, deployment, account, network, rack
  }

  /// Its name.
  public let name: String
  /// What is shared.
  public let kind: Kind
  /// The share of time it is there.
  public let availability: Ratio?
  /// Where it was said.
  public let origin: Origin

  /// A shared thing by its name and kind.
  public init(
    _ name: String, _ kind: Kind, availability: Ratio? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.kind = kind
    self.availability = availability
    self.origin = Origin(file, line, column)
  }
}
