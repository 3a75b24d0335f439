import DesignSyntax

extension Evaluator {
  /// The values for a parameter: one, or those of a list.
  func fit(
    _ value: Any, _ kind: Parameter.Kind, in parameter: Parameter, at place: Place
  ) throws(Complaint) -> [Any] {
    switch parameter.number {
    case .one, .oneOrDefault, .several: return [try fit(value, kind, at: place)]
    case .list, .listOrDefault:
      guard let list = value as? List else {
        throw Complaint(
          at: place, "a list belongs here, as in [a, b]; this is '\(name(of: value))'")
      }
      var fitting: [Any] = []
      for value in list.values { fitting.append(try fit(value, kind, at: place)) }
      return fitting
    }
  }

  /// The value itself, where it is of the kind that is wanted.
  func fit(_ value: Any, _ kind: Parameter.Kind, at place: Place) throws(Complaint) -> Any {
    let given = name(of: value)
    switch kind {
    case .value(let type):
      guard given == type else {
        throw Complaint(at: place, Phrases.conversion(given, to: type, argument(given, at: place)))
      }
      return value
    case .role(let role), .same(let role):
      guard table.roles[given]?.contains(role) == true else {
        throw Complaint(at: place, table.refusal(given, as: role, argument(given, at: place)))
      }
      return value
    case .receiver, .block, .file, .line, .column:
      throw .table("a value", at: place)
    }
  }

  /// What was typed where a bare number stands; of anything else no message repeats it.
  private func argument(_ given: String, at place: Place) -> WrittenText.Argument? {
    NumberWords.isNumber(given) ? text.argument(at: place) : nil
  }
}

extension Parameter.Kind {
  /// The kind with what earlier arguments and the receiver say about it.
  func settled(same: String?, receiver: String) -> Parameter.Kind {
    switch self {
    case .receiver: .value(receiver)
    case .same(let role): same.map { .value($0) } ?? .role(role)
    default: self
    }
  }

  /// What it asks of a value.
  func wanted(allowsNothing: Bool) -> Wanted {
    switch self {
    case .value(let type): Wanted(type: type, allowsNothing: allowsNothing)
    case .role(let role): Wanted(role: role, allowsNothing: allowsNothing)
    default: Wanted(allowsNothing: allowsNothing)
    }
  }
}

extension Complaint {
  /// How far a call was understood whose arguments found their parameters.
  static let firstFit = 1_000

  /// The table does not know what the module wants; nothing that a design's author can mend.
  static func table(_ wanted: String, at place: Place) -> Complaint {
    Complaint(
      at: place,
      "napkin's own table of words is wrong here, about '\(wanted)'; please report it",
      isSwift: true, progress: .max)
  }
}
