/// What was found on this machine, and what to type.
struct DoctorScreen {
  let examination: Examination
  let terminal: Terminal

  var lines: [String] { [title, ""] + found + remedies + ["", conclusion] }

  private var title: String { terminal.style("Napkin · what is here", .bold) }

  private var found: [String] {
    let width = examination.checks.map(\.name.count).max() ?? 0
    return examination.checks.map { check in
      let room = String(repeating: " ", count: width - check.name.count)
      return "  \(word(check.state))   \(check.name)\(room)   \(check.found.onOneLine)"
    }
  }

  private func word(_ state: Check.State) -> String {
    switch state {
    case .good: terminal.style("good   ", .green)
    case .lacking: terminal.style("lacking", .yellow)
    case .missing: terminal.style("missing", .red)
    }
  }

  /// Each remedy once, under the names of all it mends.
  private var remedies: [String] {
    var order: [Remedy] = []
    var names: [Remedy: [String]] = [:]
    for check in examination.checks {
      guard let remedy = check.remedy else { continue }
      if names[remedy] == nil { order.append(remedy) }
      names[remedy, default: []].append(check.name)
    }
    return order.flatMap { remedy in
      ["", "  for \((names[remedy] ?? []).joined(separator: ", "))"] + lines(of: remedy)
    }
  }

  private func lines(of remedy: Remedy) -> [String] {
    let width = remedy.commands.compactMap(\.system?.count).max() ?? 0
    return remedy.commands.map { command in
      guard let system = command.system else { return "    \(command.line)" }
      return "    \(system)\(String(repeating: " ", count: width - system.count))   \(command.line)"
    }
  }

  private var conclusion: String {
    let missing = examination.checks.filter { $0.state == .missing }.map(\.name)
    guard !missing.isEmpty else { return "  So: everything that is needed is here." }
    return "  So: missing: \(missing.joined(separator: ", "))."
  }
}
