import DesignLoading
import Estimation
import SystemDesign

extension CheckedFigure {
  /// The check as `napkin estimate --format json` gives it.
  var json: JSON {
    var members: JSONObject = [
      "name": .string(check.name), "ours": json(ours), "theirs": json(theirs),
      // JSON knows no infinity.
      "factor": factor.flatMap { $0.isFinite ? JSON.number($0) : nil } ?? .null,
    ]
    if let source = check.source { members["from"] = .string(source) }
    return .object(members)
  }

  private func json(_ amount: Amount) -> JSON {
    guard let value = amount.value else {
      return .object(["value": .null, "missing": .array(amount.missing.map(JSON.string))])
    }
    return .object([
      "value": .number(value), "text": .string(QuantityText.text(value, check.ours.dimension)),
    ])
  }
}
