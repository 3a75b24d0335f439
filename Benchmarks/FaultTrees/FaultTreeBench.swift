import Foundation

/// Works out fault trees of any folder, and what takes large layered systems down alone;
/// `Scripts/bench` builds and calls it.
@main
struct FaultTreeBench {
  static func main() {
    let words = CommandLine.arguments.dropFirst()
    do {
      switch (words.first, words.dropFirst().first) {
      case ("trees", let folder?): try TreeTable(folder: folder).show()
      case ("order-one", let folder?): try OrderOneTable(folder: folder).show()
      default: stop("say trees FOLDER, or order-one FOLDER for its graphs")
      }
    } catch {
      stop("\(error)", 3)
    }
  }

  private static func stop(_ says: String, _ status: Int32 = 64) -> Never {
    FileHandle.standardError.write(Data("error: \(says)\n".utf8))
    exit(status)
  }
}

/// The seconds of processor time that something takes.
func processorSeconds<Answer>(
  _ work: () throws -> Answer
) rethrows -> (answer: Answer, seconds: Double) {
  let start = clock()
  let answer = try work()
  return (answer, Double(clock() - start) / Double(CLOCKS_PER_SEC))
}

/// Rows in columns, all but the first column to the right.
func printTable(_ table: [[String]]) {
  let widths = (0..<(table.map(\.count).max() ?? 0)).map { column in
    table.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
  }
  for row in table {
    let cells = row.enumerated().map { column, cell in
      let room = String(repeating: " ", count: max(0, widths[column] - cell.count))
      return column == 0 ? cell + room : room + cell
    }
    print(cells.joined(separator: "   "))
  }
}
