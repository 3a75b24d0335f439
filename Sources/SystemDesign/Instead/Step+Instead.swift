// What a line of a flow cannot be.

@available(
  *, unavailable,
  message: "a component alone does nothing; say what it calls, reads, writes or sends"
)
extension Client: Happening {}

@available(
  *, unavailable,
  message: "a component alone does nothing; say what it calls, reads, writes or sends"
)
extension Timer: Happening {}

@available(
  *, unavailable,
  message: "a component alone does nothing; say what it calls, reads, writes or sends"
)
extension DNS: Happening {}

@available(
  *, unavailable,
  message: "a component alone does nothing; say what it calls, reads, writes or sends"
)
extension CDN: Happening {}

@available(
  *, unavailable,
  message: "a component alone does nothing; say what it calls, reads, writes or sends"
)
extension LoadBalancer: Happening {}

@available(
  *, unavailable,
  message: "a component alone does nothing; say what it calls, reads, writes or sends"
)
extension Gateway: Happening {}

@available(
  *, unavailable,
  message: "a component alone does nothing; say what it calls, reads, writes or sends"
)
extension Service: Happening {}

@available(
  *, unavailable,
  message: "a component alone does nothing; say what it calls, reads, writes or sends"
)
extension Worker: Happening {}

@available(
  *, unavailable,
  message: "a component alone does nothing; say what it calls, reads, writes or sends"
)
extension Cache: Happening {}

@available(
  *, unavailable,
  message: "a component alone does nothing; say what it calls, reads, writes or sends"
)
extension Database: Happening {}

@available(
  *, unavailable,
  message: "a component alone does nothing; say what it calls, reads, writes or sends"
)
extension ObjectStore: Happening {}

@available(
  *, unavailable,
  message: "a component alone does nothing; say what it calls, reads, writes or sends"
)
extension SearchIndex: Happening {}

@available(
  *, unavailable,
  message: "a component alone does nothing; say what it calls, reads, writes or sends"
)
extension Queue: Happening {}

@available(
  *, unavailable,
  message: "a component alone does nothing; say what it calls, reads, writes or sends"
)
extension Stream: Happening {}

@available(
  *, unavailable,
  message: "a component alone does nothing; say what it calls, reads, writes or sends"
)
extension External: Happening {}

@available(*, unavailable, message: "a flow cannot hold another; close the first one before it")
extension Flow: Happening {}

extension Happening {
  /// What a line that cannot be one does: nothing.
  ///
  /// The compiler and the reader refuse it first.
  public var step: Step { .together([]) }
}
