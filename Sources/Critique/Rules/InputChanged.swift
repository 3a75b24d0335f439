import Estimation
import SystemDesign

/// An input has one value in all of a design.
struct InputChanged: Rule {
  static let id = "CAP009"
  static let slug = "input-changed"
  static let group = RuleGroup.capacity
  static let law = "An input that goes by one name has one value in all of a design."
  static let why =
    "Where the text says 200 million daily users and a table 100, each figure rests on one of them "
    + "and nobody can tell which; both look right alone."
  static let instead =
    "Name it once with let and use that everywhere, or give two different things two names."
  static let source: Citation? = Citation(
    "David Thomas, Andrew Hunt",
    "DRY: The Evils of Duplication, in The Pragmatic Programmer, second edition", 2019)
  static let notWhen = [
    "both come to the same value",
    "no figure of the design rests on it",
  ]
  static let examples: [Example] = [
    .fires("the daily users of the text and of the table") {
      let user = Client("User")
      let app = Service("App")
      let posted = assume("daily users", 200.million.users).each(5.posts, per: .day)
      let read = assume("daily users", 100.million.users).each(50.posts, per: .day)
      Flow("Post", at: posted) { user.calls(app, sending: 1.kilobyte, receiving: 100.bytes) }
      Flow("Read", at: read) { user.calls(app, sending: 100.bytes, receiving: 1.kilobyte) }
    },
    .fires("a photo that grows between two flows") {
      let user = Client("User")
      let photos = ObjectStore("Photos")
      let small = Record("photo", assume("photo", 50.kilobytes))
      let large = Record("picture", assume("photo", 100.kilobytes))
      Flow("Post", at: 10.perSecond) { user.writes(small, to: photos) }
      Flow("See", at: 100.perSecond) { user.reads(large, from: photos) }
    },
    .silent("one input that two flows rest on") {
      let user = Client("User")
      let app = Service("App")
      let daily = assume("daily users", 200.million.users)
      Flow("Post", at: daily.each(5.posts, per: .day)) {
        user.calls(app, sending: 1.kilobyte, receiving: 100.bytes)
      }
      Flow("Read", at: daily.each(50.posts, per: .day)) {
        user.calls(app, sending: 100.bytes, receiving: 1.kilobyte)
      }
    },
    .silent("two inputs with two names") {
      let user = Client("User")
      let app = Service("App")
      let posted = assume("daily authors", 100.million.users).each(5.posts, per: .day)
      let read = assume("daily readers", 200.million.users).each(50.posts, per: .day)
      Flow("Post", at: posted) { user.calls(app, sending: 1.kilobyte, receiving: 100.bytes) }
      Flow("Read", at: read) { user.calls(app, sending: 100.bytes, receiving: 1.kilobyte) }
    },
    .justSilent("said twice, and the same both times") {
      let user = Client("User")
      let app = Service("App")
      let posted = assume("daily users", 200.million.users).each(5.posts, per: .day)
      let read = assume("daily users", 0.2.billion.users).each(50.posts, per: .day)
      Flow("Post", at: posted) { user.calls(app, sending: 1.kilobyte, receiving: 100.bytes) }
      Flow("Read", at: read) { user.calls(app, sending: 100.bytes, receiving: 1.kilobyte) }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let inputs = Assumptions(of: review.estimate).all
    var first: [String: Assumptions.Input] = [:]
    var told: Set<String> = []
    return inputs.compactMap { input in
      guard let earlier = first[input.name] else {
        first[input.name] = input
        return nil
      }
      guard CheckedFigure.factor(between: earlier.value, and: input.value) > 1 + 1e-9,
        told.insert(input.name).inserted
      else { return nil }
      return verdict(earlier, input)
    }
  }

  private func verdict(_ earlier: Assumptions.Input, _ input: Assumptions.Input) -> Verdict {
    finding(
      .warning, about: .system, in: [], at: input.origin,
      says: "'\(input.name)' is \(input.words) here and \(earlier.words) elsewhere",
      because: ["figures rest on both, and the other is on line \(earlier.origin.line)"],
      instead: "name it once with let, or give the two two names")
  }
}

/// The inputs that the figures of a design rest on, each once, in the order of the file.
struct Assumptions {
  struct Input {
    let name: String
    let value: Double
    /// As it was written.
    let words: String
    let origin: Origin
  }

  let all: [Input]

  init(of estimate: Estimate) {
    var seen: Set<ObjectIdentifier> = []
    var found: [Input] = []
    var open = estimate.figures.compactMap(\.formula)
    open += estimate.checks.flatMap { [$0.check.ours, $0.check.theirs] }
    while let next = open.popLast() {
      guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
      open += next.parts
      guard case .assumption(let name, let inner, _, let origin) = next.operation,
        // What Napkin itself assumes stands nowhere.
        origin.line > 0,
        let value = Evaluation(of: [inner]).amount(of: inner).value
      else { continue }
      found.append(Input(name: name, value: value, words: "\(inner)", origin: origin))
    }
    all = found.sorted { a, b in
      (a.origin.file, a.origin.line, a.origin.column, a.name)
        < (b.origin.file, b.origin.line, b.origin.column, b.name)
    }
  }
}
