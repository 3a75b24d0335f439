/// The unit a source prints a figure in, and how many base units one of it is.
struct PrintedUnit: Sendable {
  let name: String
  /// Bytes, seconds, one a second, or one.
  let factor: Double

  private init(_ name: String, _ factor: Double) { (self.name, self.factor) = (name, factor) }

  private static let day = 86_400.0

  static let one = PrintedUnit("", 1)
  static let million = PrintedUnit("million", 1e6)
  static let billion = PrintedUnit("billion", 1e9)
  static let milliseconds = PrintedUnit("ms", 1e-3)

  static let perSecond = PrintedUnit("/s", 1)
  static let millionPerSecond = PrintedUnit("million/s", 1e6)
  static let millionPerDay = PrintedUnit("million/day", 1e6 / day)
  static let billionPerDay = PrintedUnit("billion/day", 1e9 / day)

  static let kilobytes = PrintedUnit("kB", 1e3)
  static let megabytes = PrintedUnit("MB", 1e6)
  static let gigabytes = PrintedUnit("GB", 1e9)
  static let terabytes = PrintedUnit("TB", 1e12)
  static let petabytes = PrintedUnit("PB", 1e15)
  static let tebibytes = PrintedUnit("TiB", 1_099_511_627_776)
  static let pebibytes = PrintedUnit("PiB", 1_125_899_906_842_624)

  static let kilobytesPerSecond = PrintedUnit("kB/s", 1e3)
  static let megabytesPerSecond = PrintedUnit("MB/s", 1e6)
  static let mebibytesPerSecond = PrintedUnit("MiB/s", 1_048_576)
  static let gigabytesPerSecond = PrintedUnit("GB/s", 1e9)
  static let kilobitsPerSecond = PrintedUnit("kb/s", 1e3 / 8)
  static let megabitsPerSecond = PrintedUnit("Mb/s", 1e6 / 8)
  static let gigabitsPerSecond = PrintedUnit("Gb/s", 1e9 / 8)
  static let terabitsPerSecond = PrintedUnit("Tb/s", 1e12 / 8)
}
