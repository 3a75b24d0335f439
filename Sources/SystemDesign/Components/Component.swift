/// A part of a design that runs or stores.
public protocol Component: Sendable {
  /// Everything said about it.
  var part: Part { get set }
}

/// A component that asks others for something, or hands something to them.
public protocol Caller: Component {}

/// Where an answer can come from when a cache has none.
public protocol Source: Component {}

/// A component that does work when called.
public protocol Callable: Source {}

/// A component that keeps records and gives them back.
public protocol Readable: Source {}

/// A component that takes records to keep.
public protocol Writable: Component {}

/// A component that takes a message nobody waits to see handled.
public protocol Receiver: Component {}

/// A component that stands between two others and passes everything on.
public protocol Passage: Component {}

/// A component that answers from copies.
public protocol Copying: Component {}

/// A component that takes messages now and delivers them later.
public protocol Channel: Receiver {}

/// A component that keeps what it is told to keep.
public protocol Keeping: Component {}

extension Component {
  func with(_ change: (inout Part) -> Void) -> Self {
    var copy = self
    change(&copy.part)
    copy.part.version = Part.Version()
    return copy
  }
}
