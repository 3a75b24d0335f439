// What a line of a design cannot be. An unavailable conformance lets the compiler say why, and
// costs nothing where an overload would. What it would say, were it ever asked, is below.

@available(
  *, unavailable,
  message: "a component alone says nothing; name it with 'let' and use it in a Flow"
)
extension Client: Stated {}

@available(
  *, unavailable,
  message: "a component alone says nothing; name it with 'let' and use it in a Flow"
)
extension Timer: Stated {}

@available(
  *, unavailable,
  message: "a component alone says nothing; name it with 'let' and use it in a Flow"
)
extension DNS: Stated {}

@available(
  *, unavailable,
  message: "a component alone says nothing; name it with 'let' and use it in a Flow"
)
extension CDN: Stated {}

@available(
  *, unavailable,
  message: "a component alone says nothing; name it with 'let' and use it in a Flow"
)
extension LoadBalancer: Stated {}

@available(
  *, unavailable,
  message: "a component alone says nothing; name it with 'let' and use it in a Flow"
)
extension Gateway: Stated {}

@available(
  *, unavailable,
  message: "a component alone says nothing; name it with 'let' and use it in a Flow"
)
extension Service: Stated {}

@available(
  *, unavailable,
  message: "a component alone says nothing; name it with 'let' and use it in a Flow"
)
extension Worker: Stated {}

@available(
  *, unavailable,
  message: "a component alone says nothing; name it with 'let' and use it in a Flow"
)
extension Cache: Stated {}

@available(
  *, unavailable,
  message: "a component alone says nothing; name it with 'let' and use it in a Flow"
)
extension Database: Stated {}

@available(
  *, unavailable,
  message: "a component alone says nothing; name it with 'let' and use it in a Flow"
)
extension ObjectStore: Stated {}

@available(
  *, unavailable,
  message: "a component alone says nothing; name it with 'let' and use it in a Flow"
)
extension SearchIndex: Stated {}

@available(
  *, unavailable,
  message: "a component alone says nothing; name it with 'let' and use it in a Flow"
)
extension Queue: Stated {}

@available(
  *, unavailable,
  message: "a component alone says nothing; name it with 'let' and use it in a Flow"
)
extension Stream: Stated {}

@available(
  *, unavailable,
  message: "a component alone says nothing; name it with 'let' and use it in a Flow"
)
extension External: Stated {}

@available(*, unavailable, message: "a quantity alone says nothing; name it with 'let'")
extension Count: Stated {}

@available(*, unavailable, message: "a quantity alone says nothing; name it with 'let'")
extension Ratio: Stated {}

@available(*, unavailable, message: "a quantity alone says nothing; name it with 'let'")
extension Period: Stated {}

@available(*, unavailable, message: "a quantity alone says nothing; name it with 'let'")
extension Rate: Stated {}

@available(*, unavailable, message: "a quantity alone says nothing; name it with 'let'")
extension DataSize: Stated {}

@available(*, unavailable, message: "a quantity alone says nothing; name it with 'let'")
extension Bandwidth: Stated {}

@available(*, unavailable, message: "a quantity alone says nothing; name it with 'let'")
extension Money: Stated {}

@available(*, unavailable, message: "a quantity alone says nothing; name it with 'let'")
extension Spending: Stated {}

@available(
  *, unavailable,
  message: "a record alone says nothing; name it with 'let' and write it in a Flow"
)
extension Record: Stated {}

@available(*, unavailable, message: "a hop belongs in a Flow, which says how often it happens")
extension Hop: Stated {}

@available(*, unavailable, message: "a hop belongs in a Flow, which says how often it happens")
extension Step: Stated {}

extension Stated {
  /// What a line that cannot be one says: that it cannot.
  ///
  /// The compiler and the reader refuse it first.
  public var statement: Statement {
    .mistake(
      Mistake(
        says: "a line of this design says nothing", instead: "name the value with 'let'",
        origin: Origin("", 0, 0)))
  }
}
