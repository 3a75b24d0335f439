import DesignLoading
import Estimation

extension ReferenceNumber {
  /// The figure as answers in JSON name it beside what rests on it.
  var json: JSON {
    .object([
      "quantity": .string(quantity), "source": .string(source), "year": .number(Double(year)),
      "text": .string("default: \(text)"),
    ])
  }
}

extension Figure {
  /// An answer about the figure, with the defaults it rests on.
  func marked(_ json: JSON) -> JSON {
    guard case .object(var members) = json, !defaults.isEmpty else { return json }
    members["defaults"] = .array(defaults.map(\.json))
    return .object(members)
  }
}

extension Defaults.Taken {
  /// The figure and the components it stands in for.
  var json: JSON {
    guard case .object(var members) = number.json else { return number.json }
    if !components.isEmpty { members["components"] = .array(components.map(JSON.string)) }
    return .object(members)
  }
}
