import Diagram
import Graphviz
import Scenarios
import Testing

@Suite("The text of a graph")
struct DOTTests {
  private let card = Picture.Card(id: "a", icon: Icon.all[0], title: "A", group: "g")
  private let group = Picture.Group(id: "g", title: "G", tier: .app)

  private func dot(_ links: [Picture.Link], grouped: Bool = true) -> String {
    var other = card
    other.id = "b"
    if !grouped { other.group = nil }
    return Picture(title: "T", cards: [card, other], groups: [group], links: links).dot()
  }

  @Test("the same picture is the same text")
  func determinism() {
    let texts = (1...5).map { _ in overview(scenarios[0].design).dot() }
    #expect(Set(texts).count == 1)
  }

  @Test("the text for everybody is the text for our renderer without its images")
  func portable() {
    let picture = overview(scenarios[0].design)
    let portable = picture.dot(icons: .absent)
    #expect(!portable.contains("<IMG"))
    #expect(portable == Renderer.withoutIcons(picture.dot()))
  }

  @Test("a label is a node between two edges, with the arrow at the second")
  func label() {
    let dot = dot([Picture.Link(from: "a", to: "b", label: ["x"])])
    #expect(dot.contains(/c1 -> l1 \[[^\n]*dir=none/))
    #expect(dot.contains(/l1 -> c2 \[[^\n]*dir=forward/))
    #expect(!dot.contains(/c1 -> c2/))
  }

  @Test("a link without a label is one edge as long as two")
  func noLabel() {
    #expect(dot([Picture.Link(from: "a", to: "b")]).contains(/c1 -> c2 \[[^\n]*minlen=2/))
    #expect(
      !dot([Picture.Link(from: "a", to: "b", label: ["", "\u{200B}"])]).contains("c1 -> c2 ["))
  }

  @Test("a link that leads back is laid out downwards with its arrow at the top")
  func back() {
    let link = Picture.Link(from: "b", to: "a", isBack: true)
    #expect(dot([link]).contains(/c1 -> c2 \[[^\n]*dir=back/))
    var labelled = link
    labelled.label = ["x"]
    #expect(dot([labelled]).contains(/c1 -> l1 \[[^\n]*dir=back/))
    #expect(dot([labelled]).contains(/l1 -> c2 \[[^\n]*dir=none/))
  }

  @Test("a link both ways has two arrows")
  func twoWay() {
    #expect(dot([Picture.Link(from: "a", to: "b", isTwoWay: true)]).contains("dir=both"))
  }

  @Test("a label stands in the group of its two cards, and outside where they are apart")
  func place() {
    let link = Picture.Link(from: "a", to: "b", label: ["x"])
    let inside = dot([link]).split(separator: "\n").first { $0.contains("l1 [") }
    let outside = dot([link], grouped: false).split(separator: "\n").first { $0.contains("l1 [") }
    #expect(inside?.prefix { $0 == " " }.count == 6)
    #expect(outside?.prefix { $0 == " " }.count == 4)
  }

  @Test("a link to nowhere and a group of nobody leave nothing behind")
  func nowhere() {
    let dot = dot([Picture.Link(from: "a", to: "nowhere", label: ["x"])])
    #expect(!dot.contains("->") && !dot.contains("l1"))
    #expect(!Picture(title: "T", groups: [group]).dot().contains("cluster_1"))
  }

  @Test("every cell of a fixed size says its padding, for Graphviz stops without it")
  func padding() {
    let dot = Picture.ofEverything.dot()
    let fixed = dot.matches(of: /<TD[^>]*FIXEDSIZE="TRUE"[^>]*>/)
    #expect(fixed.count > 100)
    for cell in fixed { #expect(dot[cell.range].contains("CELLPADDING=")) }
    #expect(!dot.contains(/<TABLE[^>]*FIXEDSIZE/))
  }

  @Test("Graphviz draws everything without a word", arguments: [Theme.light, .dark])
  func everything(theme: Theme) throws {
    let renderer = Renderer(icons: Icon.drawings, darkColours: Theme.darkening)
    let drawing = try renderer.render(Picture.ofEverything.dot(in: theme), as: .svg)
    #expect(drawing.warnings.isEmpty)
  }

  @Test("a long subtitle is broken between its parts, and nothing of it is lost")
  func subtitle() {
    let parts = (1...12).map { "Flow \($0) 3,858/s" }
    let cards = (1...12).map { Picture.Card(id: "\($0)", icon: Icon.all[0], title: "T") }
    let dot = Picture(
      title: "T", subtitle: parts.joined(separator: " · "), cards: cards
    ).dot()
    #expect(parts.allSatisfy { dot.contains($0) })
    #expect(!dot.contains(parts.joined(separator: " · ")))
    let few = Picture(title: "T", subtitle: "a 1/s · b 2/s", cards: cards).dot()
    #expect(few.contains("a 1/s · b 2/s"))
  }

  @Test("a crowd has small cards without subtitles, in rows of four")
  func crowd() {
    let cards = (1...30).map {
      Picture.Card(id: "\($0)", icon: Icon.all[0], title: "T", subtitle: "hidden", group: "g")
    }
    let dot = Picture(title: "T", cards: cards, groups: [group]).dot()
    #expect(!dot.contains("hidden"))
    #expect(dot.contains("c1 -> c5 [style=invis]"))
    #expect(
      !Picture(title: "T", cards: Array(cards.prefix(25)), groups: [group]).dot().contains("->"))
  }
}
