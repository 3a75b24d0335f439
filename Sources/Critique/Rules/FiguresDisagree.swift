import Estimation
import SystemDesign

/// A figure must come to what is known of it from elsewhere.
///
/// A peak below the mean, the other half of this law in textbooks, is no design that can be meant:
/// it is refused where it is said.
struct FiguresDisagree: Rule {
  static let id = "CAP001"
  static let slug = "figures-disagree"
  static let group = RuleGroup.capacity
  static let law = "A figure must come to what was stated or published of it."
  static let why =
    "A zero, a prefix or a unit that slips is carried into every figure after it, and none of them "
    + "looks wrong by itself; one figure known from elsewhere shows it."
  static let instead =
    "Find the factor between the two: a zero, a prefix, bits for bytes, a count for bytes. Where both "
    + "are right, say the assumption that parts them."
  static let source: Citation? = Citation(
    "Jon Bentley", "The Back of the Envelope, Programming Pearls", 1986)
  static let notWhen = [
    "the two are at most 10 % apart, as rounded figures are",
    "one of them is a guess whose range reaches the other",
  ]
  static let examples: [Example] = [
    .fires("14 TB that somebody printed as 14,000") {
      let photo = Record("photo", 200.kilobytes)
      let taken = 70.million.photos.per(.day)
      let app = Service("App")
      let photos = ObjectStore("Photos")
      Flow("Share a photo", at: taken) { app.writes(photo, to: photos) }
      Check(
        "photos a day", taken.over(.day).each(photo.size), against: 14_000.terabytes,
        from: "a post")
    },
    .fires("a third more than was measured") {
      let reader = Client("Reader")
      let app = Service("App")
      let asked = 10.million.users.each(8.requests, per: .day)
      Flow("Read", at: asked) { reader.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte) }
      Check("requests", asked, against: 700.perSecond, from: "last week")
    },
    .silent("what was measured is only rounded") {
      let reader = Client("Reader")
      let app = Service("App")
      let asked = 10.million.users.each(8.requests, per: .day)
      Flow("Read", at: asked) { reader.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte) }
      Check("requests", asked, against: 950.perSecond, from: "last week")
    },
    .silent("a guess that reaches what was measured") {
      let reader = Client("Reader")
      let app = Service("App")
      let asked = (5.million.users...20.million.users).each(8.requests, per: .day)
      Flow("Read", at: asked) { reader.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte) }
      Check("requests", asked, against: 700.perSecond, from: "last week")
    },
    .justSilent("just a tenth more") {
      let reader = Client("Reader")
      let app = Service("App")
      Flow("Read", at: 110.perSecond) {
        reader.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
      Check("requests", 110.perSecond, against: 100.perSecond)
    },
    .justFires("a little more than a tenth more") {
      let reader = Client("Reader")
      let app = Service("App")
      Flow("Read", at: 110.1.perSecond) {
        reader.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
      Check("requests", 110.1.perSecond, against: 100.perSecond)
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.estimate.checks.compactMap { checked in
      guard let factor = checked.factor else { return missing(checked) }
      guard isMore(factor, than: 1.1), !checked.overlaps else { return nil }
      return verdict(checked, factor)
    }
  }

  private func verdict(_ checked: CheckedFigure, _ factor: Double) -> Verdict {
    let check = checked.check
    let dimension = check.ours.dimension
    func text(_ amount: Amount) -> String {
      amount.value.map { QuantityText.text($0, dimension) } ?? ""
    }
    let who = check.source.map { "'\($0)' says" } ?? "it is held against"
    return finding(
      isMore(factor, than: 2) ? .error : .info, about: .system, in: [], at: check.origin,
      says: "'\(check.name)' comes to \(text(checked.ours)), and \(who) \(text(checked.theirs))",
      because: ["\(check.ours) is \(text(checked.ours)): \(Slip.distance(factor))"]
        + (Slip.likely(factor, dimension).map { [$0] } ?? []),
      instead: "look for a zero, a prefix or a unit in '\(check.name)', or say what parts the two")
  }

  private func missing(_ checked: CheckedFigure) -> Verdict? {
    let open = distinct(checked.ours.missing + checked.theirs.missing)
    guard let first = open.first else { return nil }
    return .missing(
      MissingInput(
        rule: Self.id, subject: .system, flows: [], origin: checked.check.origin,
        input: "'\(checked.check.name)': \(first)"))
  }
}
