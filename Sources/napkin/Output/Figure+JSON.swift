import DesignLoading
import Estimation

extension Figure {
  /// The figure as `napkin estimate --format json` gives it.
  var json: JSON { .object(members) }

  private var members: JSONObject {
    var members: JSONObject = [
      "subject": .string(subject.name), "subjectKind": .string(subject.kind),
      "quantity": .string(measure.rawValue), "unit": .string(measure.unit),
      "text": .string(text), "derivation": .array(derivation.map(JSON.string)),
    ]
    switch amount {
    case .known(let spread):
      members["value"] = .number(spread.value)
      members["low"] = .number(spread.low)
      members["high"] = .number(spread.high)
      members["mean"] = (spread.isRange ? spread.mean : spread.value).map(JSON.number) ?? .null
    case .unknown:
      members["value"] = .null
      members["low"] = .null
      members["high"] = .null
      members["mean"] = .null
    }
    if let binds { members["binds"] = .string(binds.rawValue) }
    let missing = amount.missing + remarks
    if !missing.isEmpty { members["missing"] = .array(missing.map(JSON.string)) }
    return members
  }

  /// The same with what `--explain` adds: how one would work it out aloud, and what drives it.
  var explainedJSON: JSON {
    var members = self.members
    members["aloud"] =
      mental.map {
        .object([
          "sentences": .array($0.sentences.map(JSON.string)), "value": .number($0.value),
          "factor": .number($0.factor),
        ])
      } ?? .null
    members["drivers"] = .array(
      drivers.map {
        .object([
          "name": .string($0.name), "range": .string($0.range), "low": .number($0.low),
          "high": .number($0.high), "share": $0.share.map(JSON.number) ?? .null,
        ])
      })
    return .object(members)
  }
}

extension Change {
  /// The change as `napkin estimate --format json` gives it.
  var json: JSON {
    .object([
      "name": .string(name), "was": .string(was), "is": .string(now),
      "exact": exact.map(JSON.string) ?? .null,
    ])
  }
}
