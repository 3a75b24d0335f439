import Glibc

/// Writes what a fuzzer begins with.
enum Seeds {
  /// Whether every seed of these targets could be written to a folder.
  static func write(_ targets: [Target], to folder: String) -> Bool {
    targets.flatMap { $0.seeds() }.enumerated().allSatisfy { index, bytes in
      guard let file = fopen("\(folder)/seed-\(index)", "w") else { return false }
      let written = fwrite(bytes, 1, bytes.count, file)
      return fclose(file) == 0 && written == bytes.count
    }
  }
}
