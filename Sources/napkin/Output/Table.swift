/// Columns that line up, without boxes, so that what is copied can be pasted.
struct Table {
  enum Side { case left, right }

  private let sides: [Side]
  private var rows: [[String]] = []

  /// A heading, then so many columns; the heading stands two columns in, its rows four.
  init(_ heading: [String], _ sides: [Side]) {
    self.sides = sides
    rows = [["  " + (heading.first ?? "")] + heading.dropFirst()]
  }

  mutating func add(_ cells: [String]) {
    rows.append(["    " + (cells.first ?? "").onOneLine] + cells.dropFirst().map(\.onOneLine))
  }

  var isEmpty: Bool { rows.count < 2 }

  /// The lines, none longer than the terminal; the heading in bold.
  func lines(on terminal: Terminal) -> [String] {
    let shown = rows.map { row in
      row.enumerated().map { $0 == 0 ? $1.cut(to: 40) : $1 }
    }
    let widths = sides.indices.map { column in
      shown.map { $0.count > column ? $0[column].columns : 0 }.max() ?? 0
    }
    return shown.enumerated().map { index, row in
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
  }
}
