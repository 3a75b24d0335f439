/// An operator that stands between two values.
struct Operator {
  /// How strongly it binds, from the weakest.
  enum Precedence: Int {
    case choice, disjunction, conjunction, comparison, range, addition, multiplication
  }

  /// To which side a row of equals is grouped.
  enum Associativity {
    case left, right, none
  }

  let precedence: Precedence

  init(_ precedence: Precedence) { self.precedence = precedence }

  /// The operator that is spelt so.
  init?(spelt text: String) {
    switch text {
    case "*", "/", "%": precedence = .multiplication
    case "+", "-": precedence = .addition
    case "...", "..<": precedence = .range
    case "==", "!=", "<", ">", "<=", ">=": precedence = .comparison
    case "&&": precedence = .conjunction
    case "||": precedence = .disjunction
    default: return nil
    }
  }

  var associativity: Associativity {
    switch precedence {
    case .choice: .right
    case .comparison, .range: .none
    case .disjunction, .conjunction, .addition, .multiplication: .left
    }
  }
}
