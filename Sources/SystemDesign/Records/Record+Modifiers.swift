extension Record {
  /// Also found by these fields; the index takes so much room for each record.
  public func indexed(by fields: String..., taking room: DataSize? = nil) -> Record {
    indexed(by: fields, taking: room)
  }
  /// Also found by each of these fields.
  public func indexed(by fields: [String], taking room: DataSize? = nil) -> Record {
    with {
      $0.indexes += fields
      if let room { $0.indexRoom = $0.indexRoom.map { $0 + room } ?? room }
    }
  }
  /// Never changes once written, so a copy of it is never stale.
  public func immutable() -> Record { with { $0.isImmutable = true } }
  /// How much the law and the owner mind who sees it.
  public func holding(_ data: DataClass) -> Record { with { $0.dataClass = data } }
  /// Worked out from other records in this design, and so needs no backup of its own.
  public func derived() -> Record { with { $0.isDerived = true } }
  /// How its identifiers are made.
  public func identified(by codes: Codes) -> Record { with { $0.codes = codes } }
  /// How many times smaller it is on disk.
  public func compressed(_ factor: Ratio) -> Record { with { $0.compression = factor } }
  /// A field that is a password, and the slow hash it is kept under.
  public func hashing(_ field: String, with hash: PasswordHash) -> Record {
    with { $0.passwords.append(PasswordField(field: field, hash: hash)) }
  }

  private func with(_ change: (inout RecordFacts) -> Void) -> Record {
    var copy = self
    change(&copy.facts)
    return copy
  }
}
