import ArgumentParser
import DesignLoading

/// The choice between reading a design and having it compiled.
struct RoadOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Have swiftc read the design and run it as a program: for files that need all of Swift.",
      discussion: "Only for files you trust. Without it nothing of a design runs."))
  var compile = false

  /// How a `.swift` file is read.
  var road: DesignLoader.Road { compile ? .compiling : .reading }
}
