import SystemDesign

/// What the holders asked so far leave of a read.
struct Passed {
  /// The share of calls that find something missing in all of them.
  private(set) var share: Term
  /// The share of a call's bytes that such a call still wants.
  private(set) var bytes: Term
  private let count: Formula?
  private var miss: Term
  private var names: [String] = []

  private static let one = Formula(.literal(1, Unit("")), .ratio)

  /// Nobody was asked yet; the number of items a call is for, where it is for several.
  init(_ count: Formula?) {
    self.count = count.flatMap { $0.isOne ? nil : $0 }
    share = .known(Self.one)
    bytes = .known(Self.one)
    miss = .known(Self.one)
  }

  /// Whether nobody was asked yet.
  var isEmpty: Bool { names.isEmpty }

  /// One was asked, which answers this share.
  ///
  /// A call for several items goes on when any of them is missing, and fetches only those; items
  /// are taken to be missing independently of each other, so that misses multiply.
  mutating func add(_ hit: Term, of holder: Part) {
    names.append("'\(holder.name)'")
    let list = names.joined(separator: " and ")
    let own = hit.map { Formula(.difference(Self.one, $0), .ratio) }
    let before = miss
    miss = names.count == 1 ? own : before.times(own, .ratio)
    guard let count else {
      share = miss.named("misses of \(list)")
      return
    }
    let found = names.count == 1 ? hit : miss.map { Formula(.difference(Self.one, $0), .ratio) }
    share = found.map { Formula(.function(.anyMiss, [$0, count]), .ratio) }
      .named("reads of \(list) that miss something")
    bytes = miss.over(share, .ratio)
  }
}
