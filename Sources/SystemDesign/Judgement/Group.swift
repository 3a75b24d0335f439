/// Components that are drawn together.
public struct Group: Sendable {
  /// Its name.
  public let name: String
  /// What stands in it.
  public let members: [Part]
  /// Where it was said.
  public let origin: Origin

  /// Components under a name.
  public init(
    _ name: String, _ members: any Component...,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(name, members, file: file, line: line, column: column)
  }

  /// Each of these components under a name.
  public init(
    _ name: String, _ members: [any Component],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(name: name, members: members.map(\.part), origin: Origin(file, line, column))
  }

  /// A group with everything said about it.
  public init(name: String, members: [Part], origin: Origin) {
    self.name = name
    self.members = members
    self.origin = origin
  }
}
