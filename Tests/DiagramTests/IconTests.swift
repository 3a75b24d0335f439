import Diagram
import Graphviz
import SystemDesign
import Testing

@Suite("Every component has an icon")
struct IconTests {
  @Test("no two icons share a name, and a name is fit for the text of a graph")
  func names() {
    #expect(Icon.drawings.count == Icon.all.count)
    for icon in Icon.all {
      #expect(icon.name.allSatisfy { $0.isASCII && $0.isLowercase }, "\(icon.name)")
    }
  }

  @Test("a kind has exactly one icon of its own", arguments: Part.Kind.allCases)
  func kind(kind: Part.Kind) {
    #expect(Icon.all.filter { $0.kinds.contains(kind) }.count == 1)
    #expect(Icon.of(Part(kind, "", 1, nil, Origin("", 1, 1))).kinds.contains(kind))
  }

  @Test("every drawing draws", arguments: Icon.all.map(\.name))
  func draws(name: String) throws {
    let icon = try #require(Icon.named(name))
    let picture = Picture(
      title: name, cards: [Picture.Card(id: "a", icon: icon, title: name)])
    let drawing = try Renderer(icons: Icon.drawings).render(picture.dot(), as: .svg)
    #expect(drawing.warnings.isEmpty)
    #expect(drawing.text.contains("<symbol"))
  }

  @Test(
    "the name of a service chooses, by whole words and long stems",
    arguments: [
      ("Author", "users"), ("Auth", "key"), ("Message hub", "chat"), ("Rings", "bell"),
      ("Photo app", "phone"), ("Country list", "list"), ("Billing", "card"),
    ])
  func words(name: String, icon: String) {
    #expect(Icon.of(Client(name).part).name == icon)
  }

  @Test("a store looks like what it is good at, whatever it is called")
  func stores() {
    #expect(Icon.of(Database("Chat").part).name == "database")
    #expect(Icon.of(Database("Chat", .timeSeries).part).name == "chart")
    #expect(Icon.of(Database("Chat", .graph).part).name == "graph")
    #expect(Icon.of(Cache("Chat").part).name == "cache")
  }
}
