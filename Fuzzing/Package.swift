// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that a build of Napkin builds none of it; the modules are links to those
// of Napkin, because they are built here with the fuzzer's counters in them.
let fuzzed: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer,address"])]

let package = Package(
  name: "fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-numerics", from: "1.0.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
  ],
  targets: [
    .target(name: "SystemDesign", swiftSettings: fuzzed),
    .target(name: "SideBySide", swiftSettings: fuzzed),
    .target(
      name: "Scenarios", dependencies: ["SystemDesign"],
      sources: ["Catalog.swift", "Level.swift", "Scenario.swift", "Designs"],
      resources: [.embedInCode("Texts")]),
    .target(
      name: "Estimation",
      dependencies: [
        "SystemDesign", "SideBySide", .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: fuzzed),
    .target(name: "DecisionDiagrams", swiftSettings: fuzzed),
    .target(
      name: "Reliability",
      dependencies: ["SystemDesign", "Estimation", "DecisionDiagrams", "SideBySide"],
      swiftSettings: fuzzed),
    .target(
      name: "Critique", dependencies: ["SystemDesign", "Estimation", "Reliability"],
      swiftSettings: fuzzed),
    .target(
      name: "Diagram", dependencies: ["SystemDesign", "Estimation", "Reliability", "Critique"],
      swiftSettings: fuzzed),
    .systemLibrary(
      name: "CGraphviz", path: "Sources/CGraphviz/Library", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(name: "CGraphvizShim", dependencies: ["CGraphviz"], path: "Sources/CGraphviz/Shim"),
    .target(name: "TemporaryFiles"),
    .target(
      name: "Graphviz", dependencies: ["CGraphvizShim", "TemporaryFiles"], swiftSettings: fuzzed),
    .target(name: "DesignSyntax", swiftSettings: fuzzed),
    .target(
      name: "DesignEvaluation", dependencies: ["SystemDesign", "DesignSyntax"],
      swiftSettings: fuzzed),
    .target(
      name: "DesignLoading",
      dependencies: [
        "SystemDesign", "DesignSyntax", "DesignEvaluation", "TemporaryFiles", "SideBySide",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: fuzzed),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "SystemDesign", "Scenarios", "Estimation", "Reliability", "Diagram", "Graphviz",
        "DesignEvaluation", "DesignLoading",
      ],
      swiftSettings: fuzzed,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
  ],
  swiftLanguageModes: [.v6]
)
