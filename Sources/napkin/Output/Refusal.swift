/// Why a command cannot go on, in one line, and the exit status that says so.
struct Refusal: Error, CustomStringConvertible {
  let says: String
  let instead: String
  let status: Int32

  init(_ says: String, _ instead: String, status: Int32 = 2) {
    self.says = says
    self.instead = instead
    self.status = status
  }

  var description: String { "\(says); \(instead)" }
}
