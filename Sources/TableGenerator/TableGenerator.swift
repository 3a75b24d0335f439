import Foundation
import TableGeneration

/// Writes the table of a module's words, or compares it with what is there.
@main
struct TableGenerator {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    let check = arguments.first == "--check"
    let folders = Array(arguments.filter { $0 != "--check" })
    guard folders.count == 3 else {
      fail("usage: TableGenerator [--check] SYMBOL-GRAPH SOURCES WORDS", status: 64)
    }
    do {
      let table = try GeneratedTable(
        symbolGraph: folders[0], sources: try Source.all(in: folders[1]))
      let differing = try Words(folder: folders[2]).differing(from: table.files)
      if check {
        guard differing.isEmpty else {
          fail("Differs, so run Scripts/table: \(differing.joined(separator: ", "))", status: 1)
        }
      } else {
        try Words(folder: folders[2]).replace(with: table.files)
      }
      print(table.summary)
    } catch {
      fail("\(error)", status: 1)
    }
  }

  private static func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
    exit(status)
  }
}
