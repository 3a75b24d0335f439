/// A harder variant of a scenario: the same design asked for more than it was built for.
public struct Level: Sendable {
  /// Its name behind the scenario's on the command line: `live-event` of `social-feed/live-event`.
  public let name: String
  /// What is harder, in one line.
  public let says: String
  /// What is asked instead, as `--set` takes it: the name of an input, and its new value.
  public let settings: [(input: String, value: String)]

  init(_ name: String, _ says: String, setting settings: KeyValuePairs<String, String>) {
    self.name = name
    self.says = says
    self.settings = settings.map { (input: $0, value: $1) }
  }
}
