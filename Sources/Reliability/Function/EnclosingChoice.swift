/// A choice among several ways, as seen from within one of them.
struct EnclosingChoice {
  /// Its number among those of the flow.
  let number: Int
  /// The way from which it is seen.
  let way: Int

  /// Whether it depends on the number of open ways that something sends load another way.
  func governs(_ diversion: Diversion, in flow: Int) -> Bool {
    guard case .way(let choice, _) = diversion.place else { return false }
    return diversion.flow == flow && choice == number
  }
}
