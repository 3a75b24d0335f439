// What a reader is likely to write instead of the right verb, and the answer the compiler gives.
// An unavailable conformance, not an overload: overloads are tried for every hop of every design.

@available(*, unavailable, message: "a store is not called; say reads(_:from:) or writes(_:to:)")
extension Cache: Callable {}

@available(*, unavailable, message: "a store is not called; say reads(_:from:) or writes(_:to:)")
extension Database: Callable {}

@available(*, unavailable, message: "a store is not called; say reads(_:from:) or writes(_:to:)")
extension Replicas: Callable {}

@available(*, unavailable, message: "a store is not called; say reads(_:from:) or writes(_:to:)")
extension ObjectStore: Callable {}

@available(*, unavailable, message: "a store is not called; say reads(_:from:) or writes(_:to:)")
extension SearchIndex: Callable {}

@available(*, unavailable, message: "the sender of a write waits for it; say writes(_:to:)")
extension Cache: Receiver {}

@available(*, unavailable, message: "the sender of a write waits for it; say writes(_:to:)")
extension Database: Receiver {}

@available(*, unavailable, message: "the sender of a write waits for it; say writes(_:to:)")
extension ObjectStore: Receiver {}

@available(*, unavailable, message: "the sender of a write waits for it; say writes(_:to:)")
extension SearchIndex: Receiver {}

@available(*, unavailable, message: "nobody waits for a queue; say sends(_:to:)")
extension Queue: Callable {}

@available(*, unavailable, message: "a queue is not read, it delivers; say queue.delivers(_:to:)")
extension Queue: Readable {}

@available(
  *, unavailable,
  message: "a queue is not written, and nobody waits for it; say sends(_:to:)"
)
extension Queue: Writable {}

@available(*, unavailable, message: "nobody waits for a queue; say sends(_:to:)")
extension Stream: Callable {}

@available(*, unavailable, message: "a queue is not read, it delivers; say queue.delivers(_:to:)")
extension Stream: Readable {}

@available(
  *, unavailable,
  message: "a queue is not written, and nobody waits for it; say sends(_:to:)"
)
extension Stream: Writable {}

@available(*, unavailable, message: "a service is not read; say calls(_:sending:receiving:)")
extension Service: Readable {}

@available(*, unavailable, message: "a service is not read; say calls(_:sending:receiving:)")
extension Worker: Readable {}

@available(*, unavailable, message: "a service is not read; say calls(_:sending:receiving:)")
extension External: Readable {}

extension Channel {
  /// Refused: a queue waits for nobody.
  @available(*, unavailable, message: "a queue waits for nobody; say delivers(_:to:)")
  public func calls(
    _ other: any Callable, sending: (any Payload)? = nil, receiving: (any Payload)? = nil,
    times: any Multiplicity = 1.times
  ) -> Hop {
    Hop(verb: .calls, from: part, to: other.part, origin: part.origin)
  }
}
