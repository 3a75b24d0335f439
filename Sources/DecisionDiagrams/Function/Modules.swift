/// The modules of a function: parts that share no variable with anything outside of them.
///
/// Found in one walk over the function and one over the dates it was visited at (Dutuit and Rauzy,
/// "A linear-time algorithm to find modules of fault trees", 1996). Each module is worked out by
/// itself and is then a variable of the module that holds it.
struct Modules {
  /// The places of the modules, those within others first; the root is the last.
  let places: [Int]

  init(of function: CoherentFunction, under root: CoherentFunction.Node) {
    let dates = Dates(of: function, from: Int(root.place))
    let isUsed = function.isUsed(under: root)
    var earliest = dates.first
    var latest = dates.last
    var places: [Int] = []
    // Parts stand before wholes: the dates of all that is under a part are known.
    for place in isUsed.indices where isUsed[place] {
      let parts = function.parts(of: place)
      guard !parts.isEmpty else { continue }
      var (low, high) = (Int.max, Int.min)
      for part in parts {
        low = min(low, earliest[Int(part)])
        high = max(high, latest[Int(part)])
      }
      if low > dates.first[place] && high < dates.left[place] { places.append(place) }
      earliest[place] = min(low, dates.first[place])
      latest[place] = max(high, dates.last[place])
    }
    self.places = places
  }
}

/// When a walk from the root first came to each part, left it, and came to it for the last time.
private struct Dates {
  private(set) var first: [Int]
  private(set) var left: [Int]
  private(set) var last: [Int]

  init(of function: CoherentFunction, from root: Int) {
    first = [Int](repeating: 0, count: root + 1)
    left = first
    last = first
    var date = 0
    var open: [(place: Int, next: Int)] = []
    func arrive(_ place: Int, _ first: inout [Int], _ last: inout [Int]) -> Bool {
      date += 1
      let isNew = first[place] == 0
      if isNew { first[place] = date }
      last[place] = date
      return isNew
    }
    if arrive(root, &first, &last) { open.append((root, Int(function.starts[root]))) }
    while let (place, next) = open.last {
      guard next < function.starts[place + 1] else {
        date += 1
        left[place] = date
        // Leaving counts as a visit of a part that is met but once.
        last[place] = max(last[place], date)
        open.removeLast()
        continue
      }
      open[open.count - 1].next += 1
      let part = Int(function.parts[next])
      if arrive(part, &first, &last) { open.append((part, Int(function.starts[part]))) }
    }
  }
}
