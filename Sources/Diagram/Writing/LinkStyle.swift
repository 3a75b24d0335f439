/// How a link is drawn.
struct LinkStyle {
  let colour: String
  let width: Double
  let dashes: String?

  init(_ link: Picture.Link, in theme: Theme) {
    switch link.kind {
    case .waits: (width, dashes) = (link.state.isBad ? 2.2 : 1.4, nil)
    case .message: (width, dashes) = (1.4, "dashed")
    case .changes: (width, dashes) = (1.3, "dotted")
    case .fallback: (width, dashes) = (1, "dashed")
    }
    colour =
      link.state.isBad && link.kind == .waits ? theme.bad.line : theme.line(link.kind)
  }

  var attributes: [(String, String)] {
    [("color", Escaping.quoted(colour)), ("penwidth", HTML.number(width))]
      + (dashes.map { [("style", $0)] } ?? [])
  }
}
