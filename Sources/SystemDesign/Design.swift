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
    components = statements.components
    mistakes =
      Proofreading(name: name, origin: origin, statements: statements, components: components)
      .mistakes
  }

  /// What happens in it.
  public var flows: [Flow] {
    statements.compactMap { if case .flow(let flow) = $0 { flow } else { nil } }
  }

  /// The component of that identity.
  public func component(_ id: Part.ID) -> Part? { components.first { $0.id == id } }

  /// Who is told of each design a compiled file makes; nil everywhere else.
  ///
  /// Set once, before the file's code starts and on the thread that runs it, by the child process
  /// that runs nothing but that file.
  nonisolated(unsafe) public static var listener: (@Sendable (Design) -> Void)?
}
