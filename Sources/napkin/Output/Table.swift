/// Columns that line up, without boxes, so that what is copied can be pasted.
struct Table {
  enum Side { case left, right }

  let heading: [String]
  let sides: [Side]
  private(set) var rows: [[String]] = []
  /// What is said below it: what a sign in it means.
  var notes: [String] = []

  /// A heading, then so many columns.
  init(_ heading: [String], _ sides: [Side]) {
    (self.heading, self.sides) = (heading, sides)
  }

  mutating func add(_ cells: [String]) { rows.append(cells.map(\.onOneLine)) }

  var isEmpty: Bool { rows.isEmpty }

  /// The columns that its widest line takes.
  var columns: Int {
    let widths = widths(of: shown)
    return widths.reduce(0, +) + 3 * max(0, widths.count - 1)
  }

  /// The columns there are for the name of a row; a longer one is cut.
  static let roomForName = 36

  private var shown: [[String]] {
    let room = "    "
    return ([Self.indented(heading, "  ")] + rows.map { Self.indented($0, room) }).map { row in
      row.enumerated().map { $0 == 0 ? $1.cut(to: Self.roomForName + room.count) : $1 }
    }
  }

  private func widths(of shown: [[String]]) -> [Int] {
    sides.indices.map { column in
      shown.map { $0.count > column ? $0[column].columns : 0 }.max() ?? 0
    }
  }

  /// The lines, none longer than the terminal; the heading in bold, two columns in, its rows four.
  func lines(on terminal: Terminal) -> [String] {
    let shown = shown
    let widths = widths(of: shown)
    let lines = shown.enumerated().map { index, row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let room = String(repeating: " ", count: max(0, widths[column] - cell.columns))
        line += column == 0 ? "" : "   "
        line += sides[column] == .right ? room + cell : cell + room
      }
      while line.last == " " { line.removeLast() }
      let cut = line.cut(to: terminal.width)
      return index == 0 ? terminal.style(cut, .bold) : cut
    }
    return lines
      + notes.map { terminal.style("    \($0)".cut(to: terminal.width), .dim) }
  }

  private static func indented(_ cells: [String], _ room: String) -> [String] {
    [room + (cells.first ?? "")] + cells.dropFirst()
  }
}
