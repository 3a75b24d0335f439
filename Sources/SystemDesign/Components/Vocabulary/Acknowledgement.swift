/// What has happened when a queue says "taken".
public enum Acknowledgement: String, Sendable, CaseIterable {
  /// Nothing yet: it may be lost.
  case atOnce
  case oneCopy, allCopies
}
