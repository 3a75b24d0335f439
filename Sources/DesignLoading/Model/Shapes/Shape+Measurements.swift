import SystemDesign

extension Shape<ScalingTest> {
  /// What a load test found.
  static let scalingTest = ObjectShape(
    ScalingTest.init(points:source:),
    .list("points", \.points, .measuredPoint, "So many machines did so much."),
    .may("from", \.source, .text, "The pairs are from this source.")
  ).shape("scalingTest", "What a load test found with so many machines.")
}

extension Shape<Measurements.Point> {
  fileprivate static let measuredPoint = ObjectShape(
    Measurements.Point.init(machines:rate:),
    .one("machines", \.machines, .whole, "So many machines were at work; at least one."),
    .one("rate", \.rate, .quantity, "All of them together did this much.")
  ).shape("measuredPoint", "What so many machines did together.")
}
