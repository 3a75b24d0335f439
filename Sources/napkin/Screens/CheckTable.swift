import Estimation
import SystemDesign

/// The figures of a design beside those from elsewhere that they should agree with.
struct CheckTable {
  let estimate: Estimate

  /// Empty where the design checks nothing.
  var table: Table {
    var table = Table(
      ["Checked", "here", "elsewhere", "apart", "from"], [.left, .right, .right, .right, .left])
    for checked in estimate.checks {
      let dimension = checked.check.ours.dimension
      func text(_ amount: Amount) -> String {
        amount.value.map { QuantityText.text($0, dimension) } ?? "not stated"
      }
      table.add([
        checked.check.name, text(checked.ours), text(checked.theirs), distance(checked.factor),
        checked.check.source ?? "",
      ])
    }
    return table
  }

  /// How much more the larger of the two is: "32 %", "4,167 times".
  private func distance(_ factor: Double?) -> String {
    guard let factor, factor.isFinite else { return "" }
    return factor > 2
      ? "\(NumberText.count(factor)) times" : QuantityText.percent(factor - 1)
  }
}
