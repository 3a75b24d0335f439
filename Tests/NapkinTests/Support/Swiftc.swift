import Foundation

/// The compiler that `--compile` asks.
enum Swiftc {
  /// Whether it is on the path; says so once where it is not.
  static let isHere: Bool = {
    let path = Tool.environment["PATH"] ?? ""
    let found = path.split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/swiftc") }
    if !found { print("skipped what needs a compiler: there is no swiftc on the path") }
    return found
  }()
}
