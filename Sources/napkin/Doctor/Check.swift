/// One thing that Napkin uses, and how it was found.
struct Check: Sendable {
  /// How it is.
  enum State: String, Sendable {
    /// It is there.
    case good
    /// It is not there or not as it should be, and every command still works.
    case lacking
    /// It is missing, and a command cannot do its work.
    case missing
  }

  /// What it is called.
  let name: String
  let state: State
  /// What was found, in a few words.
  let found: String
  /// What to do about it, where something is to be done.
  let remedy: Remedy?

  init(_ name: String, _ state: State, _ found: String, _ remedy: Remedy? = nil) {
    self.name = name
    self.state = state
    self.found = found
    self.remedy = remedy
  }
}
