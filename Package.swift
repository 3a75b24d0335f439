// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "napkin",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "napkin", targets: ["napkin"]),
    .library(name: "SystemDesign", targets: ["SystemDesign"]),
  ],
  dependencies: [
    // Saves a parser of arguments, the help pages and the shell completions.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    // Saves exponentials and logarithms that are the same on every platform, without Foundation.
    .package(url: "https://github.com/apple/swift-numerics", from: "1.0.0"),
    // Saves spawning, waiting, time limits and pipes for the compiler and for compiled designs.
    // Without its Foundation half, which would cost 9 ms at every start.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
  ],
  targets: [
    .target(name: "SystemDesign"),
    // Apart, since SystemDesign imports nothing.
    .target(name: "SideBySide"),
    // The folder of scenarios stands in it twice, as links: once compiled, once as texts to give out.
    .target(
      name: "Scenarios", dependencies: ["SystemDesign"],
      sources: ["Catalog.swift", "Level.swift", "Scenario.swift", "Designs"],
      resources: [.embedInCode("Texts")]),
    .target(
      name: "Estimation",
      dependencies: [
        "SystemDesign", "SideBySide", .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .target(name: "DecisionDiagrams"),
    .target(
      name: "Reliability",
      dependencies: ["SystemDesign", "Estimation", "DecisionDiagrams", "SideBySide"]),
    .target(name: "Critique", dependencies: ["SystemDesign", "Estimation", "Reliability"]),
    .target(
      name: "Diagram", dependencies: ["SystemDesign", "Estimation", "Reliability", "Critique"]),
    .systemLibrary(
      name: "CGraphviz", path: "Sources/CGraphviz/Library", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(name: "CGraphvizShim", dependencies: ["CGraphviz"], path: "Sources/CGraphviz/Shim"),
    .target(name: "TemporaryFiles"),
    .target(name: "Graphviz", dependencies: ["CGraphvizShim", "TemporaryFiles"]),
    // No parser from elsewhere: swift-syntax costs 403 s of clean release build on two cores, and a
    // design needs eighteen of its kinds of nodes.
    .target(name: "DesignSyntax"),
    .target(name: "DesignEvaluation", dependencies: ["SystemDesign", "DesignSyntax"]),
    // Developer's tools, in no product: they write the table that DesignEvaluation reads.
    .target(name: "TableGeneration"),
    .executableTarget(name: "TableGenerator", dependencies: ["TableGeneration"]),
    .target(
      name: "DesignLoading",
      dependencies: [
        "SystemDesign", "DesignSyntax", "DesignEvaluation", "TemporaryFiles", "SideBySide",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .executableTarget(
      name: "napkin",
      dependencies: [
        "SystemDesign", "Scenarios", "Estimation", "Reliability", "Critique", "Diagram", "Graphviz",
        "DesignLoading", "TemporaryFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // A compiled design finds the SystemDesign it was built against inside this executable.
      linkerSettings: [
        .unsafeFlags(["-Xlinker", "--export-dynamic"], .when(platforms: [.linux]))
      ]),
    // What tests of several modules read with.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "SystemDesignTests", dependencies: ["SystemDesign", "Scenarios"]),
    .testTarget(
      name: "ScenarioTests", dependencies: ["Scenarios", "Estimation", "Reliability", "Critique"]),
    .testTarget(name: "EstimationTests", dependencies: ["Estimation", "Scenarios"]),
    .testTarget(
      name: "PublishedEstimatesTests",
      dependencies: ["SystemDesign", "Estimation", "Reliability", "Critique", "DesignEvaluation"]),
    .testTarget(name: "DecisionDiagramsTests", dependencies: ["DecisionDiagrams"]),
    .testTarget(name: "ReliabilityTests", dependencies: ["Reliability", "Scenarios"]),
    .testTarget(name: "CritiqueTests", dependencies: ["Critique", "Scenarios"]),
    .testTarget(
      name: "DiagramTests", dependencies: ["Diagram", "Graphviz", "Scenarios"], exclude: ["Golden"]),
    .testTarget(name: "TemporaryFilesTests", dependencies: ["TemporaryFiles"]),
    .testTarget(name: "GraphvizTests", dependencies: ["Graphviz"]),
    .testTarget(name: "DesignSyntaxTests", dependencies: ["DesignSyntax", "TestSupport"]),
    .testTarget(
      name: "DesignEvaluationTests",
      dependencies: [
        "DesignEvaluation", "DesignSyntax", "SystemDesign", "TableGeneration", "TestSupport",
      ]),
    .testTarget(
      name: "DesignLoadingTests",
      dependencies: ["DesignLoading", "DesignEvaluation", "Critique", "Scenarios", "napkin"]),
    .testTarget(
      name: "NapkinTests",
      dependencies: [
        "napkin", "DesignLoading", "Scenarios", "Estimation", "Reliability", "Critique",
        "TestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// In continuous integration a warning stops the build; elsewhere a newer compiler may warn of more.
if Context.environment["NAPKIN_STRICT"] != nil {
  for target in package.targets where ![.system, .plugin].contains(target.type) {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}
