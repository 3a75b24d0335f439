/// The colours of a picture, light or dark, each as "#rrggbb".
///
/// Where two roles share a colour in the light and not in the dark, one of them is written one step
/// off, which nobody sees; so the light colour alone says what the dark one must be.
public struct Theme: Sendable, Hashable {
  /// The colours of a tier.
  public struct Tint: Sendable, Hashable {
    /// Behind a group and behind an icon.
    public let fill: String
    /// Icons and figures.
    public let accent: String
    /// The title of a group.
    public let label: String
  }

  /// The colours of a card that is not as it should be.
  public struct Alarm: Sendable, Hashable {
    /// Borders and lines.
    public let line: String
    /// Words on the fill.
    public let ink: String
    /// Behind the card.
    public let fill: String
    /// Behind the icon.
    public let tile: String
  }

  /// Words on a coloured box.
  public struct Box: Sendable, Hashable {
    /// The words.
    public let ink: String
    /// The box.
    public let fill: String
  }

  /// Behind everything.
  public let page: String
  /// A card.
  public let card: String
  /// The border of a card.
  public let border: String
  /// Titles.
  public let ink: String
  /// Other words.
  public let second: String
  /// The tiers.
  public let tiers: [Picture.Tier: Tint]
  /// Single points, losses and overload.
  public let bad: Alarm
  /// What still works, but worse.
  public let degraded: Alarm
  /// The badges.
  public let badges: [Picture.Badge.Kind: Box]
  /// The lines.
  public let links: [Picture.Link.Kind: String]
  /// The steps of load: below 10, 40, 70 and 100 %, and above.
  public let load: [String]
  /// The number of a step of a flow.
  public let step: Box

  /// For paper and bright screens.
  public static let light = Theme { light, _ in light }
  /// For dark screens.
  public static let dark = Theme { _, dark in dark }

  /// The dark colour for each light one.
  public static let darkening: [String: String] = Dictionary(pairs) { first, _ in first }

  /// Each colour, light and dark, as often as it has a role.
  static var pairs: [(String, String)] {
    var pairs: [(String, String)] = []
    _ = Theme { light, dark in
      pairs.append((light, dark))
      return light
    }
    return pairs
  }

  /// The one list of colours: each role has its light and its dark colour side by side.
  private init(_ pick: (_ light: String, _ dark: String) -> String) {
    func tint(_ fill: String, _ accent: String, _ label: String) -> Tint {
      Tint(fill: fill, accent: accent, label: label)
    }
    func box(_ ink: String, _ fill: String) -> Box { Box(ink: ink, fill: fill) }

    page = pick("#f8fafc", "#0b1220")
    card = pick("#ffffff", "#172033")
    border = pick("#cbd5e1", "#3b4a63")
    ink = pick("#0f172a", "#f1f5f9")
    second = pick("#475569", "#b6c2d3")
    tiers = [
      .client: tint(
        pick("#e8edf3", "#1a2436"), pick("#1e293b", "#94a3b8"), pick("#334155", "#b6c2d3")),
      .edge: tint(
        pick("#f1e9fe", "#251b42"), pick("#7c3aed", "#d8b4fe"), pick("#5b21b6", "#d8b4fe")),
      .app: tint(
        pick("#e0ecfe", "#15264a"), pick("#1e3a8a", "#60a5fa"), pick("#1e3a8b", "#93c5fd")),
      .data: tint(
        pick("#d6f3ea", "#0d2f2a"), pick("#047857", "#6ee7b7"), pick("#065f46", "#6ee7b7")),
      .async: tint(
        pick("#fdf0cf", "#33260f"), pick("#a3540a", "#fcd34d"), pick("#854208", "#fcd34d")),
      .ops: tint(
        pick("#e6eef0", "#12303a"), pick("#0e7490", "#a5f3fc"), pick("#155e6e", "#a5f3fc")),
    ]
    bad = Alarm(
      line: pick("#b91c1c", "#f87171"), ink: pick("#b91c1c", "#f87171"),
      fill: pick("#fef2f2", "#3a1518"), tile: pick("#fee2e2", "#541d22"))
    degraded = Alarm(
      line: pick("#d97706", "#fbbf24"), ink: pick("#92400e", "#fcd34d"),
      fill: pick("#fffbeb", "#33260b"), tile: pick("#fef3c7", "#4a370f"))
    badges = [
      .fine: box(pick("#065f47", "#a7f3d0"), pick("#d1fae5", "#064e3b")),
      .info: box(pick("#1e40af", "#bfdbfe"), pick("#dbeafe", "#1e3a8a")),
      .warning: box(pick("#7c2d12", "#1c1206"), pick("#fde68a", "#fbbf24")),
      .bad: box(pick("#fffffe", "#1b0606"), pick("#b91c1c", "#f87171")),
      .muted: box(pick("#47556a", "#cbd5e1"), pick("#e2e8f0", "#334155")),
    ]
    links = [
      .waits: pick("#64748b", "#94a3b8"), .message: pick("#b45309", "#fbbf24"),
      .changes: pick("#047857", "#6ee7b7"), .fallback: pick("#64748b", "#94a3b8"),
    ]
    load = [
      pick("#93b4d4", "#3f5f86"), pick("#5b8fc7", "#4f86c6"), pick("#1f5fa8", "#7fb2ee"),
      pick("#0b3a75", "#c3defc"), pick("#b91c1c", "#f87171"),
    ]
    step = box(pick("#fffeff", "#0b1220"), pick("#1d4ed8", "#60a5fa"))
  }

  /// The colours of a tier.
  public func tint(_ tier: Picture.Tier) -> Tint {
    tiers[tier] ?? Tint(fill: page, accent: ink, label: second)
  }

  /// The colours of a badge.
  public func box(_ kind: Picture.Badge.Kind) -> Box {
    badges[kind] ?? Box(ink: ink, fill: card)
  }

  /// The colour of a line.
  public func line(_ kind: Picture.Link.Kind) -> String { links[kind] ?? second }
}
