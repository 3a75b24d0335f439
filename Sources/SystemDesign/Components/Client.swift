/// Whoever uses the system: a browser, an app, another team's service.
public struct Client: Caller, Receiver {
  /// Everything said about it.
  public var part: Part

  /// Users of one kind, spread over regions where that was said.
  public init(
    _ name: String, across spread: Spread? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    part = Part(.client, name, 1, spread, Origin(file, line, column))
  }

  /// Shows text that other users wrote, made harmless this way.
  public func showingUserContent(_ how: String) -> Client {
    with { $0.protection.rendersUserContent = how }
  }
}
