extension Table {
  // Never inlined: see Call.
  /// Enters a word under the type it belongs to.
  @inline(never) mutating func add(
    _ owner: String, _ name: String, _ form: Entry.Form, isStatic: Bool, result: String,
    _ parameters: [Parameter] = [], unavailable: String? = nil,
    run: @escaping @Sendable (Call) throws(TableMismatch) -> Any = { _ in () }
  ) {
    entries[owner, default: [:]][name, default: []].append(
      Entry(
        form: form, isStatic: isStatic, parameters: parameters, unavailable: unavailable,
        result: result, run: run))
  }
}
