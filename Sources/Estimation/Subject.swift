/// What a figure is about, by the names of the design.
public enum Subject: Sendable, Hashable {
  case flow(String)
  case component(String)
  case record(String)
  /// What one component does with another: requests go from the first to the second.
  case pair(from: String, to: String)
  case system

  /// The kind of subject, as JSON names it.
  public var kind: String {
    switch self {
    case .flow: "flow"
    case .component: "component"
    case .record: "record"
    case .pair: "pair"
    case .system: "system"
    }
  }

  /// The subject by its name.
  public var name: String {
    switch self {
    case .flow(let name), .component(let name), .record(let name): name
    case .pair(let from, let to): "\(from) → \(to)"
    case .system: "system"
    }
  }
}
