import Foundation
import TestSupport
import Testing

@testable import napkin

/// Digests against published ones and against another program's.
struct SHA256Tests {
  @Test(
    "messages have the digests NIST published for them",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func published(message: String, digest: String) {
    #expect(SHA256.hex(of: Array(message.utf8)) == digest)
  }

  /// Where the padding fits into the last block, just does not, and where there is none to fit in.
  @Test(
    "every length around the end of a block has the digest another program has for it",
    .enabled(if: FileManager.default.isExecutableFile(atPath: program)),
    arguments: [0, 1, 54, 55, 56, 57, 62, 63, 64, 65, 119, 120, 127, 128, 129, 10_000])
  func lengths(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ 7) }
    let folder = try Tool.Folder()
    let path = folder.path + "/message"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = [path]
    process.environment = Tool.environment
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: everything(from: pipe.fileHandleForReading), as: UTF8.self)
    process.waitUntilExit()
    #expect(output.prefix(64) == SHA256.hex(of: bytes))
  }

  private static let program = "/usr/bin/sha256sum"
}
