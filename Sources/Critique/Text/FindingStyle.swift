/// What a stretch of text is, so that whoever prints it may colour it.
public enum TextRole: Sendable, Hashable {
  case severity(Severity)
  case message
  case place
  /// The word before a line: "fix", "also".
  case label
}

/// How text looks; plain text says everything by itself.
public typealias TextStyle = @Sendable (String, TextRole) -> String
