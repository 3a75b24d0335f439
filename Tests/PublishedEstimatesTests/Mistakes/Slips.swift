import Critique
import Estimation
import Reliability
import SystemDesign

/// A design that only holds its own figure against one from elsewhere.
func checking<Q: Quantity>(_ ours: Q, against theirs: Q) -> Design {
  Design("Checked") {
    let user = Client("User")
    let app = Service("App")
    Flow("Ask", at: 1.perSecond) { user.calls(app, sending: 1.byte, receiving: 1.byte) }
    Check("figure", ours, against: theirs, from: "a source")
  }
}

extension Design {
  /// What the critique says about it by one rule.
  func findings(of rule: String) -> [Finding] {
    Critique(of: Reliability(of: Estimate(of: self))).findings.filter { $0.rule == rule }
  }
}
