/// What to type where something is missing.
struct Remedy: Sendable, Hashable {
  /// For each system the command; one entry without a system is for all of them.
  let commands: [Command]

  struct Command: Sendable, Hashable {
    let system: String?
    let line: String
  }

  private init(debian: String, fedora: String, mac: String) {
    commands = [
      Command(system: "Debian, Ubuntu", line: debian), Command(system: "Fedora", line: fedora),
      Command(system: "macOS", line: mac),
    ]
  }

  private init(everywhere line: String) { commands = [Command(system: nil, line: line)] }

  static let graphviz = Remedy(
    debian: "sudo apt-get install graphviz libgraphviz-dev && sudo dot -c",
    fedora: "sudo dnf install graphviz && sudo dot -c", mac: "brew install graphviz")

  static let font = Remedy(
    debian: "sudo apt-get install fontconfig fonts-liberation",
    fedora: "sudo dnf install fontconfig liberation-sans-fonts",
    mac: "brew install --cask font-liberation")

  static let compiler = Remedy(
    debian: "open https://www.swift.org/install", fedora: "sudo dnf install swift-lang",
    mac: "xcode-select --install")

  static let reinstall = Remedy(everywhere: "Scripts/install PREFIX, in Napkin's folder")
  static let temporaryFolder = Remedy(everywhere: "export TMPDIR=/a/folder/that/can/be/written")
  static let alphabet = Remedy(everywhere: "export LC_ALL=C.UTF-8")
}
