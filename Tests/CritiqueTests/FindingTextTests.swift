import Critique
import SystemDesign
import Testing

@Suite("findings as text")
struct FindingTextTests {
  private let design = shop(
    Service("App", instances: 2, each: 100.perSecond).accepting("SC002", because: "for a week"),
    at: 75.perSecond, availability: 99.9.percent, across: 2.zones)

  @Test("a finding says what, where, the numbers, what follows and the way out")
  func whole() {
    let text = FindingText(width: 72, place: { _ in "Shop.swift:3" }).text(of: design.critique())
    #expect(
      text == """
        error[AV001] at the peak 'Buy' needs every instance of 'App'
          Shop.swift:3
          2 instances at 75 % each at the peak: 1 alone would be at 150 %
          'Buy' loses 150 /s at the peak and promises 99.9 %
          its own availability is not stated
          also  after the loss of a zone 'App' is 150 % used at the peak (AV009)
          fix   say instances: 3; or let the flow go on without it: .fallback or
                .optional(losing:)
          learn napkin explain AV001

        accepted[SC002] 'App' is 75 % busy at the peak; the limit is 70 %: for a
                        week

        1 error · 1 accepted · 19 rules
        """)
  }

  @Test("no line is wider than asked", arguments: [40, 60, 100])
  func width(_ width: Int) {
    let text = FindingText(width: width).text(of: design.critique())
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
  }

  @Test("style changes how it looks and not what it says")
  func style() {
    let plain = FindingText(width: 72).text(of: design.critique())
    let styled = FindingText(width: 72, style: { text, role in "<\(text)>" })
      .text(of: design.critique())
    #expect(styled.contains("<error[AV001]> <at the peak"))
    #expect(styled.filter { $0 != "<" && $0 != ">" } == plain)
  }

  @Test("one is one and two are two in the line that counts them")
  func summary() {
    let text = FindingText()
    let quiet = shop(Service("App", instances: 3, each: 100.perSecond), at: 1.perSecond)
    #expect(text.summary(of: quiet.critique()) == "no findings · 19 rules")
    let note = shop(Service("App", each: 100.perSecond), at: 1.perSecond)
    #expect(text.summary(of: note.critique()) == "1 note · 19 rules")
  }
}
