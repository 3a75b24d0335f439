import Estimation

/// Which figures stand together on a screen.
///
/// A measure belongs to the section whose word its own name begins with, so that a new measure shows
/// up where its kind does; one that belongs nowhere is shown at the end.
struct Section {
  enum Subjects { case flows, components, records }

  /// What a row says besides its figures.
  enum Note: String { case from, copies }

  let title: String
  /// What the names of its measures begin with.
  let words: [String]
  let subjects: Subjects
  /// Whether a row for the whole system stands below the others.
  var hasTotal = false
  /// Whether rows that know none of their figures are shown, too.
  var showsUnknown = false
  /// The measure whose range is shown, where anything is a guess.
  var ranged: Measure?
  /// Whether each figure stands between its low and its high end, where anything is a guess.
  var isInThree = false
  var note: Note?
  /// With fewer rows it says nothing new.
  var fewestRows = 1
  /// What alone is no reason for a row on a screen: another table says it.
  var aside: Set<Measure> = []
  /// Whether there is room for it only on a page.
  var isForPages = false

  var measures: [Measure] { Measure.allCases.filter(holds) }

  private func holds(_ measure: Measure) -> Bool { words.contains { measure.begins(with: $0) } }

  /// The sections before the load at the peak.
  static let before: [Section] = [
    Section(
      title: "Traffic", words: ["rate"], subjects: .flows, showsUnknown: true, ranged: .rateMean,
      note: .from),
    Section(
      title: "Bandwidth", words: ["ingress", "egress"], subjects: .flows, hasTotal: true,
      showsUnknown: true),
    Section(title: "Latency", words: ["latency"], subjects: .flows, showsUnknown: true),
    Section(
      title: "Storage", words: ["storage"], subjects: .components, hasTotal: true,
      showsUnknown: true, ranged: .storageStored, note: .copies),
    Section(title: "Storage by record", words: ["storage"], subjects: .records, fewestRows: 2),
    Section(title: "Codes", words: ["codes", "code", "collision"], subjects: .records),
    Section(title: "Memory", words: ["memory", "hot-key"], subjects: .components),
    Section(title: "Connections", words: ["connections"], subjects: .components),
    Section(title: "Closed workload", words: ["closed"], subjects: .flows, showsUnknown: true),
    Section(title: "Fan-out", words: ["fan-out"], subjects: .components, showsUnknown: true),
    Section(title: "Load test", words: ["scaling"], subjects: .components, showsUnknown: true),
  ]

  /// The sections after it.
  static let after: [Section] =
    [
      Section(
        title: "Machines", words: ["machines"], subjects: .components,
        aside: [.machinesForDisk, .machinesForRequests]),
      Section(
        title: "Cost", words: ["cost"], subjects: .components, hasTotal: true, isInThree: true),
      Section(title: "Cost by flow", words: ["cost"], subjects: .flows, isInThree: true),
      Section(
        title: "Traffic by component", words: ["rate", "ingress", "egress"], subjects: .components,
        isForPages: true),
    ]
    + [.flows, .components, .records].map { subjects in
      Section(title: "More", words: strangers, subjects: subjects)
    }

  /// What the load at the peak and the title say.
  private static let elsewhere = ["utilisation", "instances", "peak"]

  /// Measures that no section has.
  private static var strangers: [String] {
    let known =
      [
        "rate", "ingress", "egress", "latency", "storage", "memory", "connections", "scaling",
        "machines", "cost", "closed", "fan-out", "hot-key", "codes", "code", "collision",
      ]
      + elsewhere
    return Measure.allCases.filter { measure in !known.contains { measure.begins(with: $0) } }
      .map(\.rawValue)
  }
}

extension Measure {
  fileprivate func begins(with word: String) -> Bool {
    rawValue == word || rawValue.hasPrefix(word + "-")
  }

  /// What heads its column: the rest of its name, where no other word reads better.
  var heading: String {
    if let said = Self.headings[self] { return said }
    let rest = rawValue.split(separator: "-").dropFirst()
    return rest.isEmpty ? rawValue : rest.joined(separator: " ")
  }

  private static let headings: [Measure: String] = [
    .ingressMean: "in, mean", .ingressPeak: "in, peak", .egressMean: "out, mean",
    .egressPeak: "out, peak", .storagePerDay: "a day", .storagePerYear: "a year",
    .storageRaw: "at horizon", .storageStored: "with copies", .costPerMonth: "a month",
    .costPerRequest: "of one", .latencyUse: "of promised",
    .latencyHedged: "sent twice", .closedRate: "done", .closedLatency: "mean answer",
    .closedKnee: "crowded above", .fanOutLimit: "bears audiences to",
    .fanOutAbove: "above the limit",
    .fanOutSaved: "saved by it",
    .hotKeyRate: "most wanted", .memoryUse: "of its memory",
    .scalingCapacity: "can do", .scalingUse: "use", .scalingBest: "most useful",
    .reconnectTime: "back in", .reconnectTimeOfAll: "all back in",
  ]
}
