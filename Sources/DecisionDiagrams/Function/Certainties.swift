/// What parts of a module can take for granted of one another.
///
/// Where a module is true as soon as any of some ways is, each way may take the others to be false:
/// where one is true, the module is true whatever the rest says. The same holds for "all" with true
/// and false changed about. Found by one walk through each module's own kind of gate.
struct Certainties {
  /// The ways of a module, where it has some that are used elsewhere, by its place.
  private(set) var ways: [Int: [Int]] = [:]
  /// The constant that others than the module see in the place of a part.
  private(set) var constants: [CoherentFunction.Node?]

  init(of function: CoherentFunction, under root: CoherentFunction.Node) {
    let modules = Modules(of: function, under: root).places
    let isUsed = function.isUsed(under: root)
    var users = [Int](repeating: 0, count: isUsed.count)
    for place in isUsed.indices where isUsed[place] {
      for part in function.parts(of: place) { users[Int(part)] += 1 }
    }
    var isModule = [Bool](repeating: false, count: isUsed.count)
    for place in modules { isModule[place] = true }
    constants = [CoherentFunction.Node?](repeating: nil, count: isUsed.count)
    var met = [Int](repeating: -1, count: isUsed.count)
    for module in modules {
      let kind = function.kinds[module]
      guard kind == .any || kind == .all else { continue }
      var found: [Int] = []
      var shared: [Int] = []
      var open = function.parts(of: module).reversed().map { Int($0) }
      while let place = open.popLast() {
        if met[place] == module { continue }
        met[place] = module
        if users[place] > 1 { shared.append(place) }
        if function.kinds[place] == kind && !isModule[place] {
          open += function.parts(of: place).reversed().map { Int($0) }
        } else {
          found.append(place)
        }
      }
      guard !shared.isEmpty else { continue }
      ways[module] = found
      for place in shared {
        constants[place] = kind == .any ? CoherentFunction.never : CoherentFunction.always
      }
    }
  }
}
