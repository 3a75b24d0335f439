/// Money as a person reads it.
public enum MoneyText {
  /// An amount in dollars: "$3,600", "$116k", "$0.42".
  public static func text(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 99_999.5 {
      return (value < 0 ? "−$" : "$") + NumberText.count(abs(value))
    }
    let (digits, prefix) = NumberText.prefixed(abs(value))
    return (value < 0 ? "−$" : "$") + digits + prefix
  }

  /// The price of one thing, or of a million where one costs less than a cent.
  public static func each(_ value: Double) -> String {
    guard value != 0, abs(value) < 0.01 else { return text(value) }
    return text(value * 1e6) + " a million"
  }
}
