import Diagram
import Graphviz
import Reliability

/// The overview of a design, ready to be written in any form.
struct Drawing {
  private let picture: Picture

  init(of reliability: Reliability) {
    picture = .overview(
      of: reliability.design, estimate: reliability.estimate, reliability: reliability)
  }

  /// Graphviz takes 2.5 s for 579 arrows and cannot be interrupted; the time grows with the square.
  private static let mostArrows = 1_500

  /// What is on it: "12 parts, 14 arrows".
  var summary: String {
    func count(_ number: Int, _ word: String) -> String {
      "\(number) \(word)\(number == 1 ? "" : "s")"
    }
    return count(picture.cards.count, "part") + ", " + count(picture.links.count, "arrow")
  }

  /// The picture in one form; DOT is written without icons, so that any Graphviz can draw it.
  func bytes(as format: Graphviz.Format) throws -> [UInt8] {
    if format == .dot { return Array(picture.dot(icons: .absent).utf8) }
    guard picture.links.count <= Self.mostArrows else {
      throw Refusal(
        "the picture would have \(picture.links.count) arrows, and more than \(Self.mostArrows) take minutes",
        "split the design in two, or say --as dot")
    }
    let renderer = Renderer(
      icons: Icon.drawings,
      darkColours: Theme.darkening)
    do {
      // Fontconfig complains there of a machine without its configuration, and draws all the same.
      return try Platform.withoutNoise { () throws(RenderingError) in
        try renderer.render(
          picture.dot(), as: format, title: picture.title.onOneLine,
          description: picture.subtitle.onOneLine)
      }.bytes
    } catch {
      throw Refusal("the picture cannot be drawn: \(error)", error.remedy, status: error.status)
    }
  }
}

extension RenderingError {
  /// What to do about it.
  fileprivate var remedy: String {
    switch self {
    case .noPlugins, .unavailableFormat: "'napkin doctor' says what is missing"
    case .tooManyNodes, .tooDense: "split the design in two"
    default: "try --as dot, which needs no Graphviz"
    }
  }

  /// 3 where a helper is missing or broken, 2 for what cannot be drawn.
  fileprivate var status: Int32 {
    switch self {
    case .noPlugins, .unavailableFormat, .noTemporaryFolder, .outOfMemory: 3
    default: 2
    }
  }
}
