/// The kind of thing a quantity measures.
public enum Dimension: String, Sendable, CaseIterable {
  case count, ratio, period, rate, dataSize, bandwidth, money, spending
}
