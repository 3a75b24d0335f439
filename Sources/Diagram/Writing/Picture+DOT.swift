extension Picture {
  /// The picture as the text of a graph, to be laid out and drawn by Graphviz.
  ///
  /// Rows run from top to bottom and the label of a link is a small node of its own, which Graphviz
  /// keeps clear of cards and of other links; none of its own ways to label an edge does.
  public func dot(in theme: Theme = .light, icons: IconStyle = .references) -> String {
    DOT(self, theme, icons).text
  }
}

/// Writes a picture as the text of a graph.
struct DOT {
  private let picture: Picture
  private let theme: Theme
  private let cardLabel: CardLabel
  private let furniture: Furniture
  private let nodes: [Picture.Card.ID: String]

  init(_ picture: Picture, _ theme: Theme, _ icons: IconStyle) {
    self.picture = picture
    self.theme = theme
    cardLabel = CardLabel(theme, icons, isCompact: picture.isCompact)
    furniture = Furniture(theme)
    nodes = Dictionary(
      picture.cards.enumerated().map { ($1.id, "c\($0 + 1)") }, uniquingKeysWith: { first, _ in first })
  }

  var text: String {
    var lines = ["digraph \(Escaping.quoted(picture.title)) {"]
    lines += settings.map { "  " + $0 }
    lines.append("  subgraph cluster_page {")
    lines.append("    " + statement("graph", page))
    for card in picture.cards where group(of: card) == nil { lines.append("    " + node(card)) }
    for (index, group) in picture.groups.enumerated() {
      lines += cluster(group, index + 1).map { "    " + $0 }
    }
    for (index, link) in picture.links.enumerated() where group(around: link) == nil {
      lines += labelNode(link, index + 1).map { "    " + $0 }
    }
    lines.append("  }")
    for (index, link) in picture.links.enumerated() {
      lines += edges(link, index + 1).map { "  " + $0 }
    }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: The graph

  private var settings: [String] {
    var graph: [(String, String)] = [
      ("bgcolor", Escaping.quoted(theme.page)), ("pad", "0.15"), ("rankdir", "TB"),
      ("nodesep", "0.3"), ("ranksep", "0.3"), ("splines", "spline"), ("outputorder", "edgesfirst"),
      ("fontname", Escaping.quoted(Fonts.family)),
    ]
    if let legend = furniture.legend(picture) {
      graph += [("label", "<\(legend)>"), ("labelloc", "b"), ("labeljust", "l")]
    }
    return [
      statement("graph", graph),
      statement(
        "node", [("shape", "plain"), ("margin", "0"), ("fontname", Escaping.quoted(Fonts.family))]),
      statement("edge", [("arrowsize", "0.7"), ("fontname", Escaping.quoted(Fonts.family))]),
    ]
  }

  /// An invisible frame round everything, which carries the title; the graph itself has the legend.
  ///
  /// Its margin is also the room that Graphviz keeps between the groups in it.
  private var page: [(String, String)] {
    [
      ("label", "<\(furniture.title(picture))>"), ("labelloc", "t"), ("labeljust", "l"),
      ("margin", "14"), ("penwidth", "0"), ("style", "invis"),
    ]
  }

  // MARK: Cards and groups

  private func cluster(_ group: Picture.Group, _ number: Int) -> [String] {
    let cards = picture.cards.filter { self.group(of: $0) == group.id }
    guard !cards.isEmpty else { return [] }
    let tint = theme.tint(group.tier)
    let look = [
      ("label", "<\(furniture.group(group))>"), ("labelloc", "t"), ("labeljust", "l"),
      ("style", "\"rounded,filled\""), ("fillcolor", Escaping.quoted(tint.fill)),
      ("color", Escaping.quoted(tint.fill)), ("margin", "14"),
      ("id", Escaping.quoted(group.id)), ("class", Escaping.quoted("group tier-\(group.tier)")),
      ("tooltip", Escaping.tooltip([group.title])),
    ]
    let labels = picture.links.enumerated()
      .filter { self.group(around: $0.element) == group.id }
      .flatMap { labelNode($0.element, $0.offset + 1) }
    return ["subgraph cluster_\(number) {", "  " + statement("graph", look)]
      + cards.map { "  " + node($0) } + labels.map { "  " + $0 } + ["}"]
  }

  private func node(_ card: Picture.Card) -> String {
    statement(
      nodes[card.id] ?? "c0",
      [
        ("label", "<\(cardLabel.text(card))>"), ("id", Escaping.quoted(card.id)),
        ("class", Escaping.quoted("card tier-\(card.tier)")),
        ("tooltip", Escaping.tooltip(card.tooltip.isEmpty ? [card.title] : card.tooltip)),
      ])
  }

  /// The group a card stands in; nil where the picture has no such group.
  private func group(of card: Picture.Card) -> Picture.Group.ID? {
    card.group.flatMap { id in picture.groups.contains { $0.id == id } ? id : nil }
  }

  /// The group both ends of a link stand in.
  ///
  /// The label must stand in it too: outside, Graphviz would put the two cards side by side and
  /// lead the link out of the group and back.
  private func group(around link: Picture.Link) -> Picture.Group.ID? {
    let ends = [link.from, link.to].map { id in
      picture.cards.first { $0.id == id }.flatMap(group(of:))
    }
    return ends[0] == ends[1] ? ends[0] : nil
  }

  // MARK: Links

  private func labelNode(_ link: Picture.Link, _ number: Int) -> [String] {
    guard hasLabel(link) else { return [] }
    return [
      statement(
        "l\(number)",
        [
          ("label", "<\(furniture.label(link))>"), ("class", "label"),
          ("tooltip", Escaping.tooltip(link.tooltip)),
        ])
    ]
  }

  private func hasLabel(_ link: Picture.Link) -> Bool {
    link.label.contains { !Escaping.visible($0).isEmpty }
  }

  /// One edge, or two that meet at the label; upside down where the link leads back.
  private func edges(_ link: Picture.Link, _ number: Int) -> [String] {
    guard var tail = nodes[link.from], var head = nodes[link.to] else { return [] }
    var (first, last) = (link.isTwoWay, true)
    if link.isBack { (tail, head, first, last) = (head, tail, last, first) }
    func edge(
      _ from: String, _ to: String, _ arrows: String, _ part: String, _ pull: Int = 1
    ) -> String {
      let identifier = "\(link.from)-to-\(link.to)\(part)"
      return statement(
        "\(from) -> \(to)",
        LinkStyle(link, in: theme).attributes + [
          ("dir", arrows), ("id", Escaping.quoted(identifier)),
          ("class", Escaping.quoted("link \(link.kind)")),
          ("tooltip", Escaping.tooltip(link.tooltip)),
        ] + (part.isEmpty ? [("minlen", "2")] : pull == 1 ? [] : [("weight", "\(pull)")]))
    }
    guard hasLabel(link) else {
      return [edge(tail, head, first && last ? "both" : first ? "back" : "forward", "")]
    }
    return [
      edge(tail, "l\(number)", first ? "back" : "none", "-1"),
      edge("l\(number)", head, last ? "forward" : "none", "-2", entersAlone(link) ? 2 : 1),
    ]
  }

  /// Whether it comes into a group from outside and is the only one to its card.
  ///
  /// Its label is then pulled over the card, so that it comes down beside the title of the group and
  /// not through it. Pulling at all labels more than doubles the crossings of a design such as the
  /// social feed, and so does pulling at a log of changes, which often runs upwards.
  private func entersAlone(_ link: Picture.Link) -> Bool {
    link.kind != .changes && group(around: link) == nil
      && picture.links.count { $0.to == link.to } == 1
  }

  private func statement(_ subject: String, _ attributes: [(String, String)]) -> String {
    "\(subject) [" + attributes.map { "\($0)=\($1)" }.joined(separator: " ") + "];"
  }
}
