import Graphviz

/// Graphs and icons that several tests draw.
enum Sample {
  static let icons = [
    "server": #"<rect x="3" y="3" width="18" height="7" rx="2"/><path d="M7 7h.1M11 7h6"/>"#,
    "users": #"<circle cx="9" cy="8" r="3.4"/><path d="M2.5 20c0-4 3-6.2 6.5-6.2"/>"#,
  ]

  static let dark = ["#ffffff": "#172033", "#0e7490": "#a5f3fc", "#1e3a8a": "#60a5fa"]

  static let renderer = Renderer(icons: icons, darkColours: dark)

  /// Eight clusters, whose order followed the heap if their identifiers did.
  static let clusters: String = {
    let groups = (0..<8).map { group in
      """
        subgraph cluster_\(group) { label="group \(group)" style=rounded
          a\(group) -> b\(group) -> c\(group) }
      """
    }
    let between = (0..<8).map { "a\($0) -> c\(($0 * 3 + 1) % 8) [label=\"edge \($0)\"]" }
    return "digraph clusters {\n\((groups + between).joined(separator: "\n"))\n}\n"
  }()

  /// Two cards with icons, in clusters.
  static let cards = """
    digraph cards {
      graph [fontname="Liberation Sans"]
      subgraph cluster_web { label="web"
        users [shape=plain tooltip="Who asks" label=<\(card("Users", icon: "users", "1e3a8a"))>] }
      subgraph cluster_back { label="back"
        server [shape=plain label=<\(card("Server", icon: "server", "0e7490"))>] }
      users -> server [label="HTTPS" color="#0e7490"]
    }
    """

  static func card(_ name: String, icon: String, _ colour: String) -> String {
    """
    <TABLE BORDER="1" BGCOLOR="#ffffff" CELLBORDER="0"><TR>\
    <TD FIXEDSIZE="TRUE" WIDTH="28" HEIGHT="28" CELLPADDING="2">\
    <IMG SRC="napkin-icon:\(icon):\(colour)" SCALE="TRUE"/></TD>\
    <TD><FONT FACE="Liberation Sans" COLOR="#1e3a8a">\(name)</FONT></TD></TR></TABLE>
    """
  }
}
