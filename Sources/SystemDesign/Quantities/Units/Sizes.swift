// Written for Int and Double alone: on BinaryInteger each literal costs the type checker a search.
extension Int {
  /// So many bytes.
  public var bytes: DataSize { DataSize(Double(self), "B", 1) }
  /// One byte, where the number is one.
  public var byte: DataSize { bytes }
  /// So many times 1,000 bytes.
  public var kilobytes: DataSize { DataSize(Double(self), "kB", 1_000) }
  /// One kilobyte, where the number is one.
  public var kilobyte: DataSize { kilobytes }
  /// So many times 1,000,000 bytes.
  public var megabytes: DataSize { DataSize(Double(self), "MB", 1_000_000) }
  /// One megabyte, where the number is one.
  public var megabyte: DataSize { megabytes }
  /// So many times 10⁹ bytes.
  public var gigabytes: DataSize { DataSize(Double(self), "GB", 1_000_000_000) }
  /// One gigabyte, where the number is one.
  public var gigabyte: DataSize { gigabytes }
  /// So many times 10¹² bytes.
  public var terabytes: DataSize { DataSize(Double(self), "TB", 1_000_000_000_000) }
  /// One terabyte, where the number is one.
  public var terabyte: DataSize { terabytes }
  /// So many times 10¹⁵ bytes.
  public var petabytes: DataSize { DataSize(Double(self), "PB", 1_000_000_000_000_000) }
  /// One petabyte, where the number is one.
  public var petabyte: DataSize { petabytes }
  /// So many times 1,024 bytes.
  public var kibibytes: DataSize { DataSize(Double(self), "KiB", 1_024) }
  /// One kibibyte, where the number is one.
  public var kibibyte: DataSize { kibibytes }
  /// So many times 1,024² bytes.
  public var mebibytes: DataSize { DataSize(Double(self), "MiB", 1_048_576) }
  /// One mebibyte, where the number is one.
  public var mebibyte: DataSize { mebibytes }
  /// So many times 1,024³ bytes.
  public var gibibytes: DataSize { DataSize(Double(self), "GiB", 1_073_741_824) }
  /// One gibibyte, where the number is one.
  public var gibibyte: DataSize { gibibytes }
  /// So many times 1,024⁴ bytes.
  public var tebibytes: DataSize { DataSize(Double(self), "TiB", 1_099_511_627_776) }
  /// One tebibyte, where the number is one.
  public var tebibyte: DataSize { tebibytes }

  /// So many times 1,000 bytes each second.
  public var kilobytesPerSecond: Bandwidth { Bandwidth(Double(self), "kB/s", 1e3) }
  /// So many times 10⁶ bytes each second.
  public var megabytesPerSecond: Bandwidth { Bandwidth(Double(self), "MB/s", 1e6) }
  /// So many times 10⁹ bytes each second.
  public var gigabytesPerSecond: Bandwidth { Bandwidth(Double(self), "GB/s", 1e9) }
  /// So many times 1,000 bits each second.
  public var kilobitsPerSecond: Bandwidth { Bandwidth(Double(self), "kb/s", 1e3 / 8) }
  /// So many times 10⁶ bits each second.
  public var megabitsPerSecond: Bandwidth { Bandwidth(Double(self), "Mb/s", 1e6 / 8) }
  /// So many times 10⁹ bits each second.
  public var gigabitsPerSecond: Bandwidth { Bandwidth(Double(self), "Gb/s", 1e9 / 8) }
}

extension Double {
  /// So many bytes.
  public var bytes: DataSize { DataSize(self, "B", 1) }
  /// So many times 1,000 bytes.
  public var kilobytes: DataSize { DataSize(self, "kB", 1_000) }
  /// So many times 1,000,000 bytes.
  public var megabytes: DataSize { DataSize(self, "MB", 1_000_000) }
  /// So many times 10⁹ bytes.
  public var gigabytes: DataSize { DataSize(self, "GB", 1_000_000_000) }
  /// So many times 10¹² bytes.
  public var terabytes: DataSize { DataSize(self, "TB", 1_000_000_000_000) }
  /// So many times 10¹⁵ bytes.
  public var petabytes: DataSize { DataSize(self, "PB", 1_000_000_000_000_000) }
  /// So many times 1,024 bytes.
  public var kibibytes: DataSize { DataSize(self, "KiB", 1_024) }
  /// So many times 1,024² bytes.
  public var mebibytes: DataSize { DataSize(self, "MiB", 1_048_576) }
  /// So many times 1,024³ bytes.
  public var gibibytes: DataSize { DataSize(self, "GiB", 1_073_741_824) }
  /// So many times 1,024⁴ bytes.
  public var tebibytes: DataSize { DataSize(self, "TiB", 1_099_511_627_776) }

  /// So many times 1,000 bytes each second.
  public var kilobytesPerSecond: Bandwidth { Bandwidth(self, "kB/s", 1e3) }
  /// So many times 10⁶ bytes each second.
  public var megabytesPerSecond: Bandwidth { Bandwidth(self, "MB/s", 1e6) }
  /// So many times 10⁹ bytes each second.
  public var gigabytesPerSecond: Bandwidth { Bandwidth(self, "GB/s", 1e9) }
  /// So many times 1,000 bits each second.
  public var kilobitsPerSecond: Bandwidth { Bandwidth(self, "kb/s", 1e3 / 8) }
  /// So many times 10⁶ bits each second.
  public var megabitsPerSecond: Bandwidth { Bandwidth(self, "Mb/s", 1e6 / 8) }
  /// So many times 10⁹ bits each second.
  public var gigabitsPerSecond: Bandwidth { Bandwidth(self, "Gb/s", 1e9 / 8) }
}
