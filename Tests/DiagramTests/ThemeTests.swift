import Foundation
import Testing

@testable import Diagram

@Suite("The colours can be read, and each light one has its dark one")
struct ThemeTests {
  @Test("a light colour never stands for two dark ones")
  func isFunction() {
    for (light, dark) in Theme.pairs {
      #expect(Theme.darkening[light] == dark, "\(light) is also \(dark)")
    }
  }

  @Test("every colour in a graph has a dark one")
  func covers() {
    for dot in [Picture.ofEverything.dot(), overview(notes).dot()] {
      let colours = colours(in: dot)
      #expect(colours.count > 10)
      for colour in colours { #expect(Theme.darkening[colour] != nil, "\(colour)") }
    }
  }

  @Test("the graph in the dark is the graph in the light with the dark colours in their places")
  func dark() {
    let dark = Picture.ofEverything.dot().replacing(/(#|napkin-icon:[a-z]+:)([0-9a-f]{6})/) {
      $0.output.1 + (Theme.darkening["#" + $0.output.2]?.dropFirst() ?? "?")
    }
    #expect(dark == Picture.ofEverything.dot(in: .dark))
  }

  @Test("words have a contrast of 4.5 and lines of 3 (WCAG AA)", arguments: [Theme.light, .dark])
  func contrast(theme: Theme) {
    for (what, front, back, least) in pairs(of: theme) {
      let found = Self.contrast(front, back)
      #expect(found >= least, "\(what): \(found)")
    }
  }

  @Test("the contrast is that of the standard")
  func formula() {
    #expect(abs(Self.contrast("#000000", "#ffffff") - 21) < 0.001)
    #expect(abs(Self.contrast("#777777", "#ffffff") - 4.478) < 0.001)
  }

  private func pairs(of theme: Theme) -> [(String, String, String, Double)] {
    var pairs: [(String, String, String, Double)] = [
      ("title on card", theme.ink, theme.card, 4.5),
      ("words on card", theme.second, theme.card, 4.5),
      ("title on page", theme.ink, theme.page, 4.5),
      ("words on page", theme.second, theme.page, 4.5),
      ("words on red", theme.bad.ink, theme.bad.fill, 4.5),
      ("title on red", theme.ink, theme.bad.fill, 4.5),
      ("subtitle on red", theme.second, theme.bad.fill, 4.5),
      ("icon on red tile", theme.bad.ink, theme.bad.tile, 3),
      ("words on amber", theme.degraded.ink, theme.degraded.fill, 4.5),
      ("red border", theme.bad.line, theme.page, 3),
      ("amber border", theme.degraded.line, theme.page, 3),
      ("step", theme.step.ink, theme.step.fill, 4.5),
    ]
    for tier in Picture.Tier.allCases {
      let tint = theme.tint(tier)
      pairs += [
        ("title of \(tier)", tint.label, tint.fill, 4.5),
        ("figures of \(tier)", tint.accent, theme.card, 4.5),
        ("label on \(tier)", theme.second, tint.fill, 4.5),
        ("icon on \(tier)", tint.accent, tint.fill, 3),
        ("red line on \(tier)", theme.bad.line, tint.fill, 3),
      ]
      for kind in Picture.Link.Kind.allCases {
        pairs.append(("\(kind) on \(tier)", theme.line(kind), tint.fill, 3))
      }
    }
    for kind in Picture.Badge.Kind.allCases {
      pairs.append(("badge \(kind)", theme.box(kind).ink, theme.box(kind).fill, 4.5))
    }
    for kind in Picture.Link.Kind.allCases {
      pairs.append(("\(kind) on page", theme.line(kind), theme.page, 3))
    }
    // Under a tenth of the load a line may be faint: it is there to be passed over.
    for (step, colour) in theme.load.enumerated() {
      pairs.append(("load \(step)", colour, theme.page, step == 0 ? 1.5 : 3))
    }
    return pairs
  }

  private static func contrast(_ a: String, _ b: String) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  private static func luminance(_ colour: String) -> Double {
    let digits = Array(colour.dropFirst())
    let channels = [0, 2, 4].map {
      Double(Int(String(digits[$0...($0 + 1)]), radix: 16) ?? 0) / 255
    }
    let linear = channels.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// The colours of a graph, those of icons too.
  private func colours(in dot: String) -> Set<String> {
    let plain = dot.matches(of: /#[0-9a-f]{6}/).map { String(dot[$0.range]) }
    let icons = dot.matches(of: /napkin-icon:[a-z]+:([0-9a-f]{6})/).map { "#" + $0.output.1 }
    return Set(plain + icons)
  }
}
