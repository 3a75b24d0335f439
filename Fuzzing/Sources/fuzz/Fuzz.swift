import Glibc

/// `fuzz TARGET SECONDS …` gives one part of Napkin what nobody would write, and finds fault with
/// what takes more seconds of the processor than that; what follows is libFuzzer's.
///
/// `fuzz --seeds TARGET FOLDER` writes the inputs to begin with.
@main enum Fuzz {
  /// What may be fuzzed; a new one is a file in Targets and a word here.
  private static let targets: [Target] = [
    ModelTarget.target, PictureTarget.target, QuantityTarget.target, TypedQuantityTarget.target,
    DesignTarget.target,
  ]

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "--seeds", arguments.count == 3 {
      exit(Seeds.write(targets.filter { $0.name == arguments[1] }, to: arguments[2]) ? 0 : 2)
    }
    for target in targets where target.name == arguments.first {
      guard arguments.count > 1, let limit = Double(arguments[1]), limit >= 0 else { exit(64) }
      exit(Driver.run(target, within: limit, Array(arguments.dropFirst(2))))
    }
    for target in targets { print(target.name) }
    exit(arguments.isEmpty ? 0 : 64)
  }
}
