// How a link becomes one edge, or two with its label between them.
extension DOT {
  func labelNode(_ link: Picture.Link, _ number: Int) -> [String] {
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
    nodes[link.from] != nil && nodes[link.to] != nil
      && link.label.contains { !Escaping.visible($0).isEmpty }
  }

  /// One edge, or two that meet at the label; upside down where the link leads back.
  func edges(_ link: Picture.Link, _ number: Int) -> [String] {
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
}
