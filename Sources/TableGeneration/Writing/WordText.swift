extension Word {
  /// The statement that enters it.
  var lines: [String] {
    let head =
      "add(\"\(owner)\", \"\(name)\", .\(form.rawValue), isStatic: \(isStatic), result: \"\(result)\""
    var lines: [String] = []
    if parameters.isEmpty {
      lines.append(head)
    } else {
      lines.append(head + ", [")
      lines += filled(parameters.map(\.written), indent: 2)
      lines.append("]")
    }
    if let unavailable {
      lines[lines.count - 1] += ","
      lines.append("  unavailable: \"\(unavailable)\")")
      return lines
    }
    let isShort = body.count == 1 && !body[0].contains("c.")
    if isShort {
      lines[lines.count - 1] += ") { _ in \(body[0]) }"
      return lines
    }
    lines[lines.count - 1] += ") { c throws(TableMismatch) in"
    lines += body.map { "  \($0)" }
    lines.append("}")
    return lines
  }
}

/// Items with commas between, on lines of up to a hundred columns.
func filled(_ items: [String], indent: Int, width: Int = 100) -> [String] {
  var lines: [String] = []
  var line = ""
  for item in items {
    if !line.isEmpty, indent + 6 + line.count + item.count > width {
      lines.append(String(repeating: " ", count: indent) + line)
      line = ""
    }
    line += line.isEmpty ? "\(item)," : " \(item),"
  }
  return lines + [String(repeating: " ", count: indent) + line]
}
