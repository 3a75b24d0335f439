// Written for Int and Double alone: on BinaryInteger each literal costs the type checker a search.
extension Int {
  /// So many thousand, before the word that says what of.
  public var thousand: Double { Double(self) * 1e3 }
  /// So many million, before the word that says what of.
  public var million: Double { Double(self) * 1e6 }
  /// So many billion, before the word that says what of.
  public var billion: Double { Double(self) * 1e9 }
  /// So many trillion, before the word that says what of.
  public var trillion: Double { Double(self) * 1e12 }

  /// So many users.
  public var users: Count { Count(Double(self), "users") }
  /// So many requests.
  public var requests: Count { Count(Double(self), "requests") }
  /// So many messages.
  public var messages: Count { Count(Double(self), "messages") }
  /// So many items.
  public var items: Count { Count(Double(self), "items") }
  /// So many keys.
  public var keys: Count { Count(Double(self), "keys") }
  /// So many links.
  public var links: Count { Count(Double(self), "links") }
  /// So many posts.
  public var posts: Count { Count(Double(self), "posts") }
  /// So many events.
  public var events: Count { Count(Double(self), "events") }
  /// So many entries.
  public var entries: Count { Count(Double(self), "entries") }
  /// So many connections.
  public var connections: Count { Count(Double(self), "connections") }
  /// So many conversations.
  public var conversations: Count { Count(Double(self), "conversations") }
  /// So many files.
  public var files: Count { Count(Double(self), "files") }
  /// So many orders.
  public var orders: Count { Count(Double(self), "orders") }
  /// So many records.
  public var records: Count { Count(Double(self), "records") }
  /// So many rows.
  public var rows: Count { Count(Double(self), "rows") }
  /// So many runs.
  public var runs: Count { Count(Double(self), "runs") }
  /// So many visits.
  public var visits: Count { Count(Double(self), "visits") }
  /// So many photos.
  public var photos: Count { Count(Double(self), "photos") }
  /// One request, where the number is one.
  public var request: Count { Count(Double(self), "request") }
  /// One run, where the number is one.
  public var run: Count { Count(Double(self), "run") }
  /// One message, where the number is one.
  public var message: Count { Count(Double(self), "message") }
  /// One item, where the number is one.
  public var item: Count { Count(Double(self), "item") }
  /// So many of something that has no word here: `5.million.of("rides")`.
  public func of(_ noun: String) -> Count { Count(Double(self), noun) }
}

extension Double {
  /// So many thousand, before the word that says what of.
  public var thousand: Double { self * 1e3 }
  /// So many million, before the word that says what of.
  public var million: Double { self * 1e6 }
  /// So many billion, before the word that says what of.
  public var billion: Double { self * 1e9 }
  /// So many trillion, before the word that says what of.
  public var trillion: Double { self * 1e12 }

  /// So many users.
  public var users: Count { Count(self, "users") }
  /// So many requests.
  public var requests: Count { Count(self, "requests") }
  /// So many messages.
  public var messages: Count { Count(self, "messages") }
  /// So many items.
  public var items: Count { Count(self, "items") }
  /// So many keys.
  public var keys: Count { Count(self, "keys") }
  /// So many links.
  public var links: Count { Count(self, "links") }
  /// So many posts.
  public var posts: Count { Count(self, "posts") }
  /// So many events.
  public var events: Count { Count(self, "events") }
  /// So many entries.
  public var entries: Count { Count(self, "entries") }
  /// So many connections.
  public var connections: Count { Count(self, "connections") }
  /// So many conversations.
  public var conversations: Count { Count(self, "conversations") }
  /// So many files.
  public var files: Count { Count(self, "files") }
  /// So many orders.
  public var orders: Count { Count(self, "orders") }
  /// So many records.
  public var records: Count { Count(self, "records") }
  /// So many rows.
  public var rows: Count { Count(self, "rows") }
  /// So many runs.
  public var runs: Count { Count(self, "runs") }
  /// So many visits.
  public var visits: Count { Count(self, "visits") }
  /// So many photos.
  public var photos: Count { Count(self, "photos") }
  /// So many of something that has no word here: `5.million.of("rides")`.
  public func of(_ noun: String) -> Count { Count(self, noun) }
}
