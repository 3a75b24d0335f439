import Estimation
import SystemDesign

/// The figures of a design as tables, for a screen or for a page.
struct EstimateTables {
  let estimate: Estimate
  let changes: [Change]
  /// The screen they are for; nil for a page.
  let terminal: Terminal?
  /// Whether what rests on a default is marked.
  let marks: Bool

  /// What anything is known of; most measures of a section have no figure in a design.
  private let measures: Set<Measure>
  /// The components of which something was said that they cost.
  private let priced: Set<String>

  init(
    estimate: Estimate, changes: [Change], terminal: Terminal?, marks: Bool = false
  ) {
    self.estimate = estimate
    self.changes = changes
    self.terminal = terminal
    self.marks = marks
    measures = Set(estimate.figures.map(\.measure))
    priced = Set(estimate.design.components.filter(\.isPriced).map(\.name))
  }

  private var isPage: Bool { terminal == nil }
  private var design: Design { estimate.design }

  var all: [Table] {
    let sections = { (all: [Section]) -> [Table] in
      all.filter { isPage || !$0.isForPages }.flatMap(self.tables)
    }
    let load = LoadTable(estimate: estimate, terminal: terminal, marks: marks).table
    let checks = CheckTable(estimate: estimate).table
    let tables = [changed] + sections(Section.before) + [load] + sections(Section.after) + [checks]
    return tables.filter { !$0.isEmpty }
  }

  /// What is not as the design's file has it.
  private var changed: Table {
    var table = Table(["Changed", "was", "is"], [.left, .left, .left])
    for change in changes { table.add([change.name, change.was, change.now]) }
    return table
  }

  /// A table, or one for each measure where each has a low and a high end beside it.
  private func tables(_ section: Section) -> [Table] {
    let rows = subjects(section.subjects)
    let isGuessed = measures(of: section).contains { measure in
      rows.contains { estimate.range(measure, of: $0) != nil }
    }
    guard section.isInThree, isGuessed else { return table(section).map { [$0] } ?? [] }
    return measures(of: section).compactMap { inThree(section, $0, rows) }
  }

  private func measures(of section: Section) -> [Measure] {
    section.measures.filter(measures.contains)
  }

  private func table(_ section: Section) -> Table? {
    let offered = measures(of: section)
    let rows = subjects(section.subjects).filter { shows($0, offered, section) }
    guard rows.count >= section.fewestRows else { return nil }
    let total = section.hasTotal && rows.count > 1 ? [Subject.system] : []
    let measures = offered.filter { measure in
      (rows + total).contains { estimate.figure(measure, of: $0) != nil }
    }
    let ranged = section.ranged.flatMap { measure in
      rows.contains { estimate.range(measure, of: $0) != nil } ? measure : nil
    }
    guard !measures.isEmpty else { return nil }
    var table = Table(
      [section.title] + measures.map(\.heading) + (ranged.map { [$0.rangeHeading] } ?? [])
        + (section.note.map { [$0 == .from ? $0.rawValue : ""] } ?? []),
      [.left] + measures.map { _ in .right } + (ranged == nil ? [] : [.right])
        + (section.note == nil ? [] : [.left]))
    let notes = section.note.map(notes) ?? [:]
    for subject in rows + total {
      table.add(
        [subject == .system ? "all" : subject.name]
          + measures.map { estimate.figure($0, of: subject).map(text) ?? "" }
          + (ranged.map { [estimate.range($0, of: subject) ?? ""] } ?? [])
          + (section.note.map { _ in [notes[subject] ?? ""] } ?? []))
    }
    return table
  }

  /// Each figure as low, likely and high: nineteen times in twenty above the one and below the other.
  private func inThree(_ section: Section, _ measure: Measure, _ subjects: [Subject]) -> Table? {
    let rows = subjects.filter { shows($0, [measure], section) }
    guard !rows.isEmpty else { return nil }
    let total = section.hasTotal && rows.count > 1 ? [Subject.system] : []
    var table = Table(
      ["\(section.title), \(measure.heading)", "low", "likely", "high"],
      [.left, .right, .right, .right])
    for subject in rows + total {
      guard let figure = estimate.figure(measure, of: subject) else { continue }
      let name = subject == .system ? "all" : subject.name
      guard case .known(let spread) = figure.amount else {
        table.add([name, "", figure.text, ""])
        continue
      }
      table.add([
        name, QuantityText.text(spread.low, measure), text(figure),
        QuantityText.end(spread.high, measure),
      ])
    }
    return table
  }

  private func text(_ figure: Figure) -> String {
    figure.text + (marks && !figure.defaults.isEmpty ? DefaultsSection.mark : "")
  }

  private func subjects(_ kind: Section.Subjects) -> [Subject] {
    switch kind {
    case .flows: return design.flows.map { .flow($0.name) }
    case .components: return design.components.map { .component($0.name) }
    case .records:
      var seen: Set<Subject> = []
      return estimate.figures.map(\.subject).filter {
        if case .record = $0 { seen.insert($0).inserted } else { false }
      }
    }
  }

  private func shows(_ subject: Subject, _ measures: [Measure], _ section: Section) -> Bool {
    measures.contains { measure in
      guard isPage || !section.aside.contains(measure) else { return false }
      guard let figure = estimate.figure(measure, of: subject) else { return false }
      return section.showsUnknown || figure.value != nil || isPriced(subject, measure)
    }
  }

  /// Whether something was said of what it costs, though not enough.
  private func isPriced(_ subject: Subject, _ measure: Measure) -> Bool {
    guard measure == .costPerMonth, case .component(let name) = subject else { return false }
    return priced.contains(name)
  }

  /// What a section says of each subject; of two of one name, of the first.
  private func notes(_ note: Section.Note) -> [Subject: String] {
    let notes: [(Subject, String)] =
      switch note {
      case .from: design.flows.map { (.flow($0.name), $0.rate.formula.description) }
      case .copies: design.components.map { (.component($0.name), $0.copiesInWords) }
      }
    return Dictionary(notes, uniquingKeysWith: { first, _ in first })
  }
}

extension Measure {
  /// What heads the column of its ranges.
  fileprivate var rangeHeading: String {
    self == .rateMean ? "90 % range of the mean" : "90 % range \(heading)"
  }
}

extension Estimate {
  /// The 90 % range of a figure that rests on a guess.
  func range(_ measure: Measure, of subject: Subject) -> String? {
    guard case .known(let spread)? = figure(measure, of: subject)?.amount, spread.isRange else {
      return nil
    }
    return QuantityText.text(spread.low, measure) + " to " + QuantityText.end(spread.high, measure)
  }
}

extension Part {
  /// How often its data is there: "3 copies", "6 + 3 pieces".
  fileprivate var copiesInWords: String {
    if case .erasure(let data, let spare) = storage.replication {
      return "\(data) + \(spare) pieces"
    }
    return copiesOfData == 1 ? "1 copy" : "\(copiesOfData) copies"
  }
}
