import DesignSyntax

/// A tree as one line of parentheses.
func printed(_ text: String) -> String {
  let file = SourceFile(reading: text)
  let trouble = file.errors.map { "! " + said($0) }
  return (file.statements.map(printed) + trouble).joined(separator: " ; ")
}

/// What is said about a text, one line for each mistake.
func said(of text: String) -> [String] { SourceFile(reading: text).errors.map(said) }

func said(_ error: SyntaxError) -> String {
  "\(error.place.line):\(error.place.column): \(error.isSwift ? "Swift: " : "")\(error.says)"
}

func printed(_ statement: Statement) -> String {
  switch statement.kind {
  case .importing(let name): "(import \(name.text))"
  case .binding(let name, let type, let value):
    "(let \(name.text)\(type.map { ": " + $0.text } ?? "") \(printed(value)))"
  case .expression(let value): printed(value)
  case .condition(let value, let then, let otherwise):
    "(if \(printed(value)) \(printed(then))\(otherwise.map { " " + printed($0) } ?? ""))"
  case .loop(let name, let values, let block):
    "(for \(name?.text ?? "_") \(printed(values)) \(printed(block)))"
  }
}

func printed(_ block: Block) -> String {
  "{" + block.statements.map(printed).joined(separator: "; ") + "}"
}

func printed(_ value: Expression) -> String {
  switch value.kind {
  case .integer(let number): number.map(String.init) ?? "too-large"
  case .decimal(let number): "\(number)"
  case .boolean(let truth): "\(truth)"
  case .nothing: "nil"
  case .string(let pieces): "\"" + pieces.map(printed).joined() + "\""
  case .name(let name): name
  case .member(let base, let name): "(. \(base.map(printed) ?? "_") \(name.text))"
  case .call(let callee, let arguments): "(call \(printed(callee))\(printed(arguments)))"
  case .prefix(let sign, let value): "(\(sign.text) \(printed(value)))"
  case .binary(let left, let sign, let right):
    "(\(sign.text) \(printed(left)) \(printed(right)))"
  case .choice(let value, let then, let otherwise):
    "(? \(printed(value)) \(printed(then)) \(printed(otherwise)))"
  case .array(let values): "[" + values.map(printed).joined(separator: ", ") + "]"
  case .dictionary(let pairs):
    "[" + (pairs.isEmpty ? ":" : pairs.map(printed).joined(separator: ", ")) + "]"
  case .group(let value): "(group \(printed(value)))"
  }
}

private func printed(_ pair: (key: Expression, value: Expression)) -> String {
  "\(printed(pair.key)): \(printed(pair.value))"
}

private func printed(_ piece: StringPiece) -> String {
  switch piece {
  case .text(let words): words
  case .hole(let arguments): "<" + printed(arguments).dropFirst() + ">"
  }
}

private func printed(_ arguments: Arguments) -> String {
  arguments.list.map { " \($0.label.map { $0.text + ":" } ?? "")\(printed($0.value))" }.joined()
    + (arguments.block.map { " " + printed($0) } ?? "")
}
