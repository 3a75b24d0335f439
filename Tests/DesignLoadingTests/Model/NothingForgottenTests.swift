import SystemDesign
import Testing

@testable import DesignLoading

/// Everything in a value, shared expressions by their number.
private func everything(_ value: some Any) -> String {
  var text = ""
  dump(value, to: &text)
  return text
}

/// The members of every structure inside a value, and which of them ever say something.
private struct Members {
  var all: Set<String> = []
  var said: Set<String> = []
  private var seen: Set<ObjectIdentifier> = []

  mutating func visit(_ value: Any) {
    if let formula = value as? Formula, !seen.insert(ObjectIdentifier(formula)).inserted { return }
    let mirror = Mirror(reflecting: value)
    for child in mirror.children {
      if mirror.displayStyle == .struct, let label = child.label {
        let name = "\(mirror.subjectType).\(label)"
        all.insert(name)
        if Members.says(child.value) { said.insert(name) }
      }
      visit(child.value)
    }
  }

  private static func says(_ value: Any) -> Bool {
    if let flag = value as? Bool { return flag }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional, .collection: return !mirror.children.isEmpty
    default: return true
    }
  }
}

@Suite("Nothing of a design is forgotten") struct NothingForgottenTests {
  @Test("what is read back holds all that was written", arguments: designs + [small])
  func whole(_ design: Design) throws {
    let again = try Model.decode(try Model.encode(design))
    let (old, new) = (everything(design), everything(again))
    #expect(old == new)
  }

  @Test("the design that says every word says every member of every type")
  func everyMember() {
    var members = Members()
    members.visit(vocabulary)
    #expect(members.all.count > 150)
    // A design of no mistakes has none.
    #expect(members.all.subtracting(members.said) == ["Design.mistakes"])
  }
}
