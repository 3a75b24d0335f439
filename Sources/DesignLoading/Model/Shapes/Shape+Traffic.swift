import SystemDesign

extension Shape<DailyCurve> {
  /// How the traffic of a day rises and falls.
  static let dailyCurve = Shape.choice(
    "dailyCurve", "How the traffic of a day rises and falls.",
    [
      .with(
        "swing", "Once a day it swings by this share above and below its mean, as a sine does.",
        .quantity, DailyCurve.swing
      ) {
        if case .swing(let it) = $0 { it } else { nil }
      },
      .with(
        "share", "So much of the day's traffic comes within so long.", busy,
        { .share($0.share, within: $0.within) }
      ) {
        if case .share(let share, let within) = $0 { Busy(share, within) } else { nil }
      },
      .with(
        "hours", "So much comes in each of the 24 hours, from midnight on, in proportion.",
        Shape<Double>.number.list, { .hours($0) }
      ) {
        if case .hours(let shares) = $0 { shares } else { nil }
      },
    ])

  private struct Busy: Sendable {
    let share: Ratio
    let within: Period

    init(_ share: Ratio, _ within: Period) {
      self.share = share
      self.within = within
    }
  }

  private static let busy = ObjectShape(
    Busy.init(_:_:),
    .one("share", \.share, .quantity, "This share of the day's traffic comes in that time."),
    .one("within", \.within, .quantity, "The busy part of the day is this long.")
  ).shape("busyPart", "How much of a day's traffic comes within how long.")
}
