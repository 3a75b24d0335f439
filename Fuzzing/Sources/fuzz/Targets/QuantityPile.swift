import SystemDesign

/// Makes quantities as a person would who picks words at random: each step takes from what is there.
struct QuantityPile {
  private var bytes: ArraySlice<UInt8>
  private var counts = [3.users]
  private var ratios = [2.times]
  private var periods = [1.second]
  private var rates = [5.perSecond]
  private var sizes = [7.bytes]
  private var speeds = [9.megabytesPerSecond]
  private var moneys = [4.dollars]
  private var spendings = [4.dollars.per(.month)]

  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  /// Everything made, at most a few hundred steps.
  mutating func formulas() -> [Formula] {
    var steps = 0
    while !bytes.isEmpty, steps < 300 {
      step(byte())
      steps += 1
    }
    return counts.map(\.formula) + ratios.map(\.formula) + periods.map(\.formula)
      + rates.map(\.formula) + sizes.map(\.formula) + speeds.map(\.formula)
      + moneys.map(\.formula) + spendings.map(\.formula)
  }

  private mutating func byte() -> UInt8 { bytes.popFirst() ?? 0 }

  private mutating func number() -> Double {
    switch byte() % 4 {
    case 0: return Double(Int8(bitPattern: byte()))
    case 1: return [0, -0.0, .infinity, -.infinity, .nan, 1e-300, 1.7e308, 1e15][Int(byte() % 8)]
    default:
      var bits: UInt64 = 0
      for _ in 0..<8 { bits = bits << 8 | UInt64(byte()) }
      return Double(bitPattern: bits)
    }
  }

  private mutating func whole() -> Int {
    [0, 1, -1, .max, .min, Int(byte()), 1 << 53, -(1 << 53)][Int(byte() % 8)]
  }

  private mutating func any<Value>(_ values: [Value], else value: Value) -> Value {
    values.isEmpty ? value : values[Int(byte()) % values.count]
  }

  private mutating func step(_ kind: UInt8) {
    switch kind % 8 {
    case 0: unitOfNumber()
    case 1: unitOfWhole()
    case 2: counts.append(counted())
    case 3: ratios.append(shared())
    case 4: periods.append(timed())
    case 5: rates.append(paced())
    case 6: sizes.append(sized())
    default: flowing()
    }
  }

  private mutating func unitOfNumber() {
    let it = number()
    switch byte() % 16 {
    case 0: counts += [it.users, it.million.requests, it.of("things")]
    case 1: ratios += [it.percent, it.times, it.thousand.times]
    case 2: moneys += [it.dollars, it.trillion.dollars]
    case 3: sizes += [it.bytes, it.kilobytes, it.megabytes, it.gigabytes, it.terabytes]
    case 4: sizes += [it.petabytes, it.kibibytes, it.mebibytes, it.gibibytes, it.tebibytes]
    case 5: speeds += [it.kilobytesPerSecond, it.megabytesPerSecond, it.gigabytesPerSecond]
    case 6: speeds += [it.kilobitsPerSecond, it.megabitsPerSecond, it.gigabitsPerSecond]
    case 7: periods += [it.microseconds, it.milliseconds, it.seconds, it.minutes, it.hours]
    case 8: periods += [it.days, it.weeks, it.months, it.years]
    case 9: rates += [it.perSecond, it.perMinute, it.perHour, it.perDay]
    default: counts += [it.items, it.billion.keys, it.connections]
    }
  }

  private mutating func unitOfWhole() {
    let it = whole()
    switch byte() % 8 {
    case 0: counts += [it.users, it.million.requests, it.of("things"), it.item]
    case 1: ratios += [it.percent, it.times]
    case 2: moneys += [it.dollars]
    case 3: sizes += [it.bytes, it.petabytes, it.tebibytes]
    case 4: speeds += [it.gigabitsPerSecond, it.kilobytesPerSecond]
    case 5: periods += [it.microseconds, it.years, it.month]
    case 6: rates += [it.perSecond, it.perDay]
    default: counts += [it.billion.photos, it.rows]
    }
  }
}

// What is made of two.
extension QuantityPile {
  private mutating func counted() -> Count {
    let (a, b) = (any(counts, else: 1.item), any(counts, else: 1.item))
    let audience = Audience("those who read", mean: a, top: b)
    return switch byte() % 12 {
    case 0: a + b
    case 1: a - b
    case 2: a * any(ratios, else: 1.times)
    case 3: a / any(ratios, else: 1.times)
    case 4: a...b
    case 5: a.each(b)
    case 6: any(rates, else: 1.perSecond).over(any(periods, else: 1.day))
    case 7: any(rates, else: 1.perSecond).lasting(any(periods, else: 1.day))
    case 8: a.atLeast(b)
    case 9: a.atMost(b).roundedUp()
    case 10: Count(audience.upTo(b).multiplicity.mean)
    default: assume("some", a)
    }
  }

  private mutating func shared() -> Ratio {
    let (a, b) = (any(ratios, else: 1.times), any(ratios, else: 1.times))
    return switch byte() % 8 {
    case 0: a + b
    case 1: a - b
    case 2: a * b
    case 3: a / b
    case 4: a...b
    case 5: any(rates, else: 1.perSecond).relative(to: any(rates, else: 1.perSecond))
    case 6: any(sizes, else: 1.byte).relative(to: any(sizes, else: 1.byte)).roundedUp()
    default: assume("a share", a)
    }
  }

  private mutating func timed() -> Period {
    let (a, b) = (any(periods, else: 1.day), any(periods, else: 1.day))
    return switch byte() % 7 {
    case 0: a + b
    case 1: a - b
    case 2: a * any(ratios, else: 1.times)
    case 3: a / any(ratios, else: 1.times)
    case 4: a...b
    case 5: any(counts, else: 1.item).at(any(rates, else: 1.perSecond))
    default: any(sizes, else: 1.byte).at(any(speeds, else: 1.megabytesPerSecond))
    }
  }

  private mutating func paced() -> Rate {
    let (a, b) = (any(rates, else: 1.perSecond), any(rates, else: 1.perSecond))
    return switch byte() % 7 {
    case 0: a + b
    case 1: a - b
    case 2: a * any(ratios, else: 1.times)
    case 3: a / any(ratios, else: 1.times)
    case 4: a...b
    case 5: any(counts, else: 1.item).per(any(periods, else: 1.day))
    default:
      any(counts, else: 1.item).each(any(counts, else: 1.item), per: any(periods, else: 1.day))
    }
  }

  private mutating func sized() -> DataSize {
    let (a, b) = (any(sizes, else: 1.byte), any(sizes, else: 1.byte))
    return switch byte() % 7 {
    case 0: a + b
    case 1: a - b
    case 2: a * any(ratios, else: 1.times)
    case 3: a / any(ratios, else: 1.times)
    case 4: a...b
    case 5: any(counts, else: 1.item).each(a)
    default: any(speeds, else: 1.megabytesPerSecond).over(any(periods, else: 1.day))
    }
  }

  private mutating func flowing() {
    let period = any(periods, else: 1.day)
    switch byte() % 6 {
    case 0: speeds.append(any(sizes, else: 1.byte).per(period))
    case 1: speeds.append(any(rates, else: 1.perSecond).carrying(any(sizes, else: 1.byte)))
    case 2: speeds.append(any(speeds, else: 1.megabytesPerSecond) * any(ratios, else: 1.times))
    case 3: spendings.append(any(moneys, else: 1.dollars).per(period))
    case 4: moneys.append(any(spendings, else: 1.dollars.per(.month)).over(period))
    default: moneys.append(any(moneys, else: 1.dollars)...any(moneys, else: 1.dollars))
    }
  }
}
