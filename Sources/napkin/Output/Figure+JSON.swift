import DesignLoading
import Estimation

extension Figure {
  /// The figure as `napkin estimate --format json` gives it.
  var json: JSON {
    var members: [String: JSON] = [
      "subject": .string(subject.name), "subjectKind": .string(subject.kind),
      "quantity": .string(measure.rawValue), "unit": .string(measure.unit),
      "text": .string(text), "derivation": .array(derivation.map(JSON.string)),
    ]
    switch amount {
    case .known(let spread):
      members["value"] = .number(spread.value)
      members["low"] = .number(spread.low)
      members["high"] = .number(spread.high)
    case .unknown:
      members["value"] = .null
      members["low"] = .null
      members["high"] = .null
    }
    let missing = amount.missing + remarks
    if !missing.isEmpty { members["missing"] = .array(missing.map(JSON.string)) }
    return .object(members)
  }
}
