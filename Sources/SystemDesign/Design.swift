/// One architecture: its load, its components, what happens in it, and why it is as it is.
public struct Design: Sendable {
  /// Its name.
  public let name: String
  /// Everything it says, in order.
  public let statements: [Statement]
  /// Every component that anything in it mentions, in the order of the file.
  public let components: [Part]
  /// What it says that cannot be meant, in the order of the file.
  public let mistakes: [Mistake]
  /// Where it was said.
  public let origin: Origin
  /// What happens in it.
  public let flows: [Flow]
  /// What was said once for all traffic.
  public let traffic: Traffic?
  /// What was said once for where everything stands.
  public let deployment: Deployment?

  /// A design by its name and what it says.
  public init(
    _ name: String, file: String = #filePath, line: Int = #line, column: Int = #column,
    @DesignBuilder _ body: () -> [Statement]
  ) {
    self.init(name: name, statements: body(), origin: Origin(file, line, column))
    Design.listener?(self)
  }

  /// A design of statements made elsewhere.
  public init(name: String, statements: [Statement], origin: Origin) {
    self.name = name
    self.statements = statements
    self.origin = origin
    // Kept, since each flow and component asks for them again.
    flows = statements.compactMap { if case .flow(let it) = $0 { it } else { nil } }
    traffic = statements.lazy.compactMap { if case .traffic(let it) = $0 { it } else { nil } }.first
    deployment =
      statements.lazy.compactMap { if case .deployment(let it) = $0 { it } else { nil } }.first
    components = statements.components
    mistakes =
      Proofreading(name: name, origin: origin, statements: statements, components: components)
      .mistakes
  }

  /// The component of that identity.
  public func component(_ id: Part.ID) -> Part? { components.first { $0.id == id } }

  /// Who is told of each design a compiled file makes; nil everywhere else.
  ///
  /// Set once, before the file's code starts and on the thread that runs it, by the child process
  /// that runs nothing but that file.
  nonisolated(unsafe) public static var listener: (@Sendable (Design) -> Void)?
}
