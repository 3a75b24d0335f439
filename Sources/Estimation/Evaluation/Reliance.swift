import SystemDesign

/// What a drawn value rests on.
///
/// It hangs on the value's own parts and on nothing beside them, so that what is added to a design
/// draws nothing else anew.
struct Reliance {
  /// The guesses behind it.
  enum Guesses: Equatable {
    case none
    case one(Int)
    case several

    func joined(_ other: Self) -> Self {
      switch (self, other) {
      case (.none, let some), (let some, .none): some
      case (.one(let a), .one(let b)) where a == b: self
      default: .several
      }
    }
  }

  var guesses = Guesses.none
  /// One draw in so many is taken, because something behind it is too costly to be worked out more
  /// often.
  var oneIn = 1

  /// Of every value of a tape.
  static func all(of tape: Tape, _ forms: [Spreads.Form]) -> [Reliance] {
    var all: [Reliance] = []
    all.reserveCapacity(tape.steps.count)
    for (place, step) in tape.steps.enumerated() {
      var own = Reliance()
      if !forms[place].isConstant {
        let varying = step.inputs.filter { !forms[$0].isConstant }
        for input in varying {
          own.guesses = own.guesses.joined(all[input].guesses)
          own.oneIn = max(own.oneIn, all[input].oneIn)
        }
        switch step {
        case .range: own.guesses = own.guesses == .none ? .one(place) : .several
        case .function(let function, _) where varying.count > 1 && own.guesses == .several:
          own.oneIn = max(own.oneIn, function.oneIn)
        default: break
        }
      }
      all.append(own)
    }
    return all
  }
}

extension Formula.Function {
  /// Whether one value takes tens of microseconds, so that 4,000 of them would be felt.
  var isCostly: Bool { oneIn > 1 }

  /// One draw in so many is taken where several guesses reach it: a closed workload takes up to a tenth
  /// of a second, an answer's time half a millisecond, what a cache answers a tenth of that.
  fileprivate var oneIn: Int {
    switch self {
    case .closed: 20
    case .response, .sentTwice: 10
    case .meanUpTo, .limitForMean, .shareAbove, .hitsBySize, .hitsByExpiry, .itemsToHold, .slope,
      .staffing:
      4
    case .growth, .anyMiss, .topShare, .collision, .hitsBehind: 1
    }
  }
}

extension Tape.Step {
  /// The places it takes values from.
  var inputs: [Int] {
    switch self {
    case .constant: []
    case .same(let a), .roundedUp(let a): [a]
    case .range(let a, let b), .sum(let a, let b), .difference(let a, let b),
      .product(let a, let b), .quotient(let a, let b), .smaller(let a, let b),
      .larger(let a, let b):
      [a, b]
    case .function(_, let inputs): inputs
    }
  }
}
