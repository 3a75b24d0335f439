// Written for Int and Double alone: on BinaryInteger each literal costs the type checker a search.
extension Int {
  /// So many microseconds.
  public var microseconds: Period { Period(Double(self), "µs", 1e-06) }
  /// So many milliseconds.
  public var milliseconds: Period { Period(Double(self), "ms", 0.001) }
  /// One millisecond, where the number is one.
  public var millisecond: Period { Period(Double(self), "millisecond", 0.001) }
  /// So many seconds.
  public var seconds: Period { Period(Double(self), "s", 1) }
  /// One second, where the number is one.
  public var second: Period { Period(Double(self), "second", 1) }
  /// So many minutes.
  public var minutes: Period { Period(Double(self), "min", 60) }
  /// One minute, where the number is one.
  public var minute: Period { Period(Double(self), "minute", 60) }
  /// So many hours.
  public var hours: Period { Period(Double(self), "h", 3_600) }
  /// One hour, where the number is one.
  public var hour: Period { Period(Double(self), "hour", 3_600) }
  /// So many days.
  public var days: Period { Period(Double(self), "days", 86_400) }
  /// One day, where the number is one.
  public var day: Period { Period(Double(self), "day", 86_400) }
  /// So many weeks.
  public var weeks: Period { Period(Double(self), "weeks", 604_800) }
  /// One week, where the number is one.
  public var week: Period { Period(Double(self), "week", 604_800) }
  /// So many months of 30 days.
  public var months: Period { Period(Double(self), "months", 2_592_000) }
  /// One month of 30 days, where the number is one.
  public var month: Period { Period(Double(self), "month", 2_592_000) }
  /// So many years of 365 days.
  public var years: Period { Period(Double(self), "years", 31_536_000) }
  /// One year of 365 days, where the number is one.
  public var year: Period { Period(Double(self), "year", 31_536_000) }

  /// So many each second.
  public var perSecond: Rate { Rate(Double(self), "/s", 1) }
  /// So many each minute.
  public var perMinute: Rate { Rate(Double(self), "/min", 1.0 / 60) }
  /// So many each hour.
  public var perHour: Rate { Rate(Double(self), "/h", 1.0 / 3_600) }
  /// So many each day.
  public var perDay: Rate { Rate(Double(self), "/day", 1.0 / 86_400) }
}

extension Double {
  /// So many microseconds.
  public var microseconds: Period { Period(self, "µs", 1e-06) }
  /// So many milliseconds.
  public var milliseconds: Period { Period(self, "ms", 0.001) }
  /// So many seconds.
  public var seconds: Period { Period(self, "s", 1) }
  /// So many minutes.
  public var minutes: Period { Period(self, "min", 60) }
  /// So many hours.
  public var hours: Period { Period(self, "h", 3_600) }
  /// So many days.
  public var days: Period { Period(self, "days", 86_400) }
  /// So many weeks.
  public var weeks: Period { Period(self, "weeks", 604_800) }
  /// So many months of 30 days.
  public var months: Period { Period(self, "months", 2_592_000) }
  /// So many years of 365 days.
  public var years: Period { Period(self, "years", 31_536_000) }

  /// So many each second.
  public var perSecond: Rate { Rate(self, "/s", 1) }
  /// So many each minute.
  public var perMinute: Rate { Rate(self, "/min", 1.0 / 60) }
  /// So many each hour.
  public var perHour: Rate { Rate(self, "/h", 1.0 / 3_600) }
  /// So many each day.
  public var perDay: Rate { Rate(self, "/day", 1.0 / 86_400) }
}
