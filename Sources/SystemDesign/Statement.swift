/// One thing a design says.
public enum Statement: Sendable {
  case flow(Flow)
  case connection(Connection)
  case requirement(Requirement)
  case decision(Decision)
  case failure(Failure)
  case traffic(Traffic)
  case deployment(Deployment)
  case group(Group)
  case check(Check)
  /// A line that says nothing.
  case mistake(Mistake)
}

/// Something that may stand as a line of a design.
public protocol Stated: Sendable {
  /// What the line says.
  var statement: Statement { get }
}

extension Flow: Stated {
  /// What the line says.
  public var statement: Statement { .flow(self) }
}

extension Connection: Stated {
  /// What the line says.
  public var statement: Statement { .connection(self) }
}

extension Requirement: Stated {
  /// What the line says.
  public var statement: Statement { .requirement(self) }
}

extension Decision: Stated {
  /// What the line says.
  public var statement: Statement { .decision(self) }
}

extension Failure: Stated {
  /// What the line says.
  public var statement: Statement { .failure(self) }
}

extension Traffic: Stated {
  /// What the line says.
  public var statement: Statement { .traffic(self) }
}

extension Deployment: Stated {
  /// What the line says.
  public var statement: Statement { .deployment(self) }
}

extension Group: Stated {
  /// What the line says.
  public var statement: Statement { .group(self) }
}

extension Check: Stated {
  /// What the line says.
  public var statement: Statement { .check(self) }
}
