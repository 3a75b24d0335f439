import DesignSyntax
import SystemDesign

/// Which arguments of a call belong to which parameter.
struct ArgumentMatching {
  /// For each parameter the positions of its arguments.
  private(set) var positions: [[Int]] = []
  /// The parameter that takes the block after the call, and what gathers it.
  private(set) var block: (index: Int, builder: String)?

  private let arguments: Arguments
  private let parameters: [Parameter]
  private var next = 0

  /// Matches by label and order, as Swift does; what cannot be matched is told with its place.
  init(
    _ arguments: Arguments, to parameters: [Parameter], _ name: Name
  ) throws(Complaint) {
    self.arguments = arguments
    self.parameters = parameters
    for (index, parameter) in parameters.enumerated() {
      positions.append(take(parameter, index))
      if positions[index].isEmpty, parameter.isNeeded, block?.index != index {
        throw missing(parameter, index, name)
      }
    }
    if next < arguments.list.count { throw surplus() }
    if let braces = arguments.block, block == nil {
      throw Complaint(
        at: braces.place, "'\(name.text)' takes no block; is a '}' missing above?", progress: next)
    }
  }

  private mutating func take(_ parameter: Parameter, _ index: Int) -> [Int] {
    if case .block(let builder) = parameter.kind {
      if arguments.block != nil, block == nil { block = (index, builder) }
      return []
    }
    guard let first = argument, first.label?.text == parameter.label else { return [] }
    var taken = [next]
    next += 1
    while case .several = parameter.number, let argument, argument.label == nil {
      taken.append(next)
      next += 1
    }
    return taken
  }

  private var argument: Arguments.Argument? {
    next < arguments.list.count ? arguments.list[next] : nil
  }

  private func missing(_ parameter: Parameter, _ index: Int, _ name: Name) -> Complaint {
    if parameter.builder != nil {
      return Complaint(
        at: arguments.end, "what happens in '\(name.text)' is missing; say it between braces",
        progress: next)
    }
    let later = arguments.list.dropFirst(next + 1)
    if let label = parameter.label, let argument,
      let late = later.first(where: { $0.label?.text == label })
    {
      return order(late, before: argument)
    }
    guard let argument else { return lacking(parameter, index, at: arguments.end) }
    if let label = argument.label, parameters.contains(where: { $0.label == label.text }) {
      return lacking(parameter, index, at: label.place)
    }
    guard let wrong = argument.label else {
      return Complaint(
        at: argument.value.place, "'\(parameter.label ?? "")': is missing before this value",
        progress: next)
    }
    let says =
      parameter.label.map { "'\(wrong.text):' is not said here; '\($0):' is" }
      ?? "'\(wrong.text):' is not said here; the value stands without it"
    return Complaint(at: wrong.place, says, progress: next)
  }

  private func lacking(_ parameter: Parameter, _ index: Int, at place: Place) -> Complaint {
    Complaint(
      at: place, "missing argument for parameter '\(parameter.label ?? "#\(index + 1)")' in call",
      progress: next)
  }

  private func order(
    _ late: Arguments.Argument, before early: Arguments.Argument
  ) -> Complaint {
    Complaint(
      at: late.label?.place ?? late.value.place,
      "argument '\(late.label?.text ?? "")' must precede argument '\(early.label?.text ?? "")'",
      progress: next)
  }

  /// What is wrong with the first argument that no parameter takes.
  private func surplus() -> Complaint {
    let extra = arguments.list[next]
    let labels = parameters.filter(\.isSaid).compactMap(\.label)
    let known =
      Phrases.isShort(labels) ? "; it takes " + Phrases.list(labels.map { $0 + ":" }) : ""
    guard let label = extra.label else {
      return Complaint(at: extra.value.spot, "extra argument in call" + known, progress: next)
    }
    if labels.contains(label.text) {
      // It has a parameter, which stands before one that is taken.
      let after = arguments.list.prefix(next).last { argument in
        guard let said = argument.label?.text, let its = labels.firstIndex(of: said),
          let mine = labels.firstIndex(of: label.text)
        else { return false }
        return its > mine
      }
      if let after {
        return order(
          extra,
          before: arguments.list.first { candidate in
            candidate.label == after.label
          } ?? after)
      }
      return Complaint(at: label.place, "'\(label.text):' is said twice", progress: next)
    }
    return Complaint(
      at: label.place,
      "extra argument '\(label.text)' in call"
        + (Nearest.guess(label.text, in: labels).map { "; \($0)" } ?? known),
      progress: next)
  }
}

extension Parameter {
  /// Whether a call without it cannot be said.
  var isNeeded: Bool {
    guard isSaid else { return false }
    return switch number {
    case .one, .list: true
    case .oneOrDefault, .several, .listOrDefault: false
    }
  }

  /// Whether people say it; the place is handed over by itself.
  var isSaid: Bool {
    switch kind {
    case .file, .line, .column: false
    case .value, .role, .same, .receiver, .block: true
    }
  }
}
