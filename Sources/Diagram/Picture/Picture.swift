/// What is drawn, before anybody has decided where: cards, groups, links, and the words around them.
///
/// A plain value, so that a view is tested without a drawing and a drawing without a design.
public struct Picture: Sendable, Hashable {
  /// The large words at its top.
  public var title: String
  /// What carries the load, in one line below the title; empty where nothing is to be said.
  public var subtitle: String
  /// What stands in it, in the order of the file.
  public var cards: [Card]
  /// What is drawn together, in the order of the first card of each.
  public var groups: [Group]
  /// What goes from card to card, at most one between two.
  public var links: [Link]
  /// The signs that need a word, only those that are there.
  public var legend: [Sign]
  /// What a reader must know beside the signs.
  public var footers: [String]

  /// A picture with everything in it.
  public init(
    title: String, subtitle: String = "", cards: [Card] = [], groups: [Group] = [],
    links: [Link] = [], legend: [Sign] = [], footers: [String] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.cards = cards
    self.groups = groups
    self.links = links
    self.legend = legend
    self.footers = footers
  }

  /// Whether there is so much in it that cards are small and few links have words.
  public var isCompact: Bool { cards.count > 25 }
}

extension Picture {
  /// Cards drawn together under a title.
  public struct Group: Sendable, Hashable {
    /// What tells it from the others, and stays the same when the design is edited elsewhere.
    public var id: String
    /// Its title, as it was said.
    public var title: String
    /// The tier that gives it its colour.
    public var tier: Tier

    /// A group with everything said about it.
    public init(id: String, title: String, tier: Tier) {
      self.id = id
      self.title = title
      self.tier = tier
    }
  }

  /// The layers of a system, each with a colour of its own.
  public enum Tier: String, Sendable, Hashable, CaseIterable {
    case client, edge, app, data, async, ops

    /// Its title where the design names no group.
    public var title: String {
      switch self {
      case .client: "Outside"
      case .edge: "Edge"
      case .app: "Application"
      case .data: "Data"
      case .async: "Messaging"
      case .ops: "Operations"
      }
    }
  }

  /// A sign that the legend explains.
  public enum Sign: String, Sendable, Hashable, CaseIterable {
    case waits, message, changes, fallback, singlePoint, overloaded

    /// What it means.
    public var words: String {
      switch self {
      case .waits: "waits for the answer"
      case .message: "message"
      case .changes: "log of changes"
      case .fallback: "only when another way fails"
      case .singlePoint: "single point of failure"
      case .overloaded: "more than it can carry"
      }
    }
  }
}
