/// Columns that line up, without boxes, so that what is copied can be pasted.
struct Table {
  enum Side { case left, right }

  let heading: [String]
  let sides: [Side]
  private(set) var rows: [[String]] = []
  /// What a sign in it means; below it.
  var note: String?

  /// A heading, then so many columns.
  init(_ heading: [String], _ sides: [Side]) {
    (self.heading, self.sides) = (heading, sides)
  }

  mutating func add(_ cells: [String]) { rows.append(cells.map(\.onOneLine)) }

  var isEmpty: Bool { rows.isEmpty }

  /// The lines, none longer than the terminal; the heading in bold, two columns in, its rows four.
  func lines(on terminal: Terminal) -> [String] {
    let indented = [Self.indented(heading, "  ")] + rows.map { Self.indented($0, "    ") }
    let shown = indented.map { row in
      row.enumerated().map { $0 == 0 ? $1.cut(to: 40) : $1 }
    }
    let widths = sides.indices.map { column in
      shown.map { $0.count > column ? $0[column].columns : 0 }.max() ?? 0
    }
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
    return lines + (note.map { ["    " + terminal.style($0, .dim)] } ?? [])
  }

  private static func indented(_ cells: [String], _ room: String) -> [String] {
    [room + (cells.first ?? "")] + cells.dropFirst()
  }
}
