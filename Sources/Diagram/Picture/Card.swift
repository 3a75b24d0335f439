extension Picture {
  /// One component as it is drawn.
  public struct Card: Sendable, Hashable {
    /// What tells it from the others, and stays the same when the design is edited elsewhere.
    public var id: String
    /// Its drawing.
    public var icon: Icon
    /// Its name.
    public var title: String
    /// What it is: "3 instances, 3 zones".
    public var subtitle: String
    /// What it carries: "11.6 k/s · 58 % busy"; empty where nothing is known.
    public var figures: String
    /// Short words in a coloured box.
    public var badges: [Badge]
    /// Its layer, which gives the icon its colour.
    public var tier: Tier
    /// Whether anything is wrong with it.
    public var state: State
    /// The group it stands in.
    public var group: Group.ID?
    /// What a reader sees who rests on it, one sentence a line.
    public var tooltip: [String]

    /// A card with everything said about it.
    public init(
      id: String, icon: Icon, title: String, subtitle: String = "", figures: String = "",
      badges: [Badge] = [], tier: Tier = .app, state: State = .normal, group: Group.ID? = nil,
      tooltip: [String] = []
    ) {
      self.id = id
      self.icon = icon
      self.title = title
      self.subtitle = subtitle
      self.figures = figures
      self.badges = badges
      self.tier = tier
      self.state = state
      self.group = group
      self.tooltip = tooltip
    }
  }

  /// Whether anything is wrong with what is drawn.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case normal
    /// Its loss alone takes a flow down.
    case singlePoint
    /// The peak is more than it can carry.
    case overloaded

    /// Whether it is drawn in red.
    public var isBad: Bool { self != .normal }

    /// The sign that the legend explains.
    public var sign: Sign? {
      switch self {
      case .normal: nil
      case .singlePoint: .singlePoint
      case .overloaded: .overloaded
      }
    }
  }

  /// Short words in a coloured box on a card.
  public struct Badge: Sendable, Hashable {
    /// What the colour says.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case fine, info, warning, bad, muted
    }

    /// The words.
    public var text: String
    /// What the colour says.
    public var kind: Kind

    /// Words in a colour.
    public init(_ text: String, _ kind: Kind) {
      self.text = text
      self.kind = kind
    }
  }
}

extension Picture.Group: Identifiable {}
extension Picture.Card: Identifiable {}
