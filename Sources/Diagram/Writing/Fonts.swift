/// The sizes of words, in points; no drawing has words below nine.
enum Fonts {
  /// Its metrics are those of Helvetica and Arial, so a page without it looks the same.
  static let family = "Liberation Sans"
  static let title = 20.0
  static let subtitle = 11.0
  static let cardTitle = 12.5
  static let compactTitle = 10.5
  static let sign = 12.0
  static let small = 10.0
}

extension Picture {
  /// The family that every picture asks for, and whose widths its boxes are measured by.
  public static var fontFamily: String { Fonts.family }
}
