import CGraphvizShim

/// The Graphviz that this process draws with.
public enum Installation {
  /// The version of the library, such as "2.43.0".
  public static var version: String? { shimVersion().map { String(cString: $0) } }
}
