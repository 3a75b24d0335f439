import SystemDesign

extension Shape<Replication> {
  static let replication = Shape.choice(
    "replication", "When a write counts as written.",
    [
      .plain("synchronous", "A write waits for every copy.", .synchronous) {
        if case .synchronous = $0 { true } else { false }
      },
      .plain("majority", "A write waits for most copies.", .majority) {
        if case .majority = $0 { true } else { false }
      },
      .with(
        "asynchronous", "A write waits for no copy, and copies are this far behind.", .quantity,
        { .asynchronous(lag: $0) }
      ) {
        if case .asynchronous(let lag) = $0 { lag } else { nil }
      },
      .with(
        "quorum", "Reads and writes ask so many copies that they meet.", quorum,
        { .quorum(reads: $0.first, writes: $0.second) }
      ) {
        if case .quorum(let reads, let writes) = $0 { Pair(reads, writes) } else { nil }
      },
      .with(
        "erasure", "What is written is cut into pieces, some of them spare.", erasure,
        { .erasure(data: $0.first, spare: $0.second) }
      ) {
        if case .erasure(let data, let spare) = $0 { Pair(data, spare) } else { nil }
      },
    ])

  private struct Pair: Sendable {
    let first: Int
    let second: Int

    init(_ first: Int, _ second: Int) {
      self.first = first
      self.second = second
    }
  }

  private static let quorum = ObjectShape(
    Pair.init(_:_:), .one("reads", \.first, .count, "A read asks so many copies."),
    .one("writes", \.second, .count, "A write waits for so many copies.")
  ).shape("quorum", "How many copies a read asks and a write waits for.")

  private static let erasure = ObjectShape(
    Pair.init(_:_:), .one("data", \.first, .count, "What is written is cut into so many pieces."),
    .one("spare", \.second, .count, "So many pieces more make up for lost ones.")
  ).shape("erasure", "Into how many pieces what is written is cut.")
}

extension Shape<Authentication> {
  static let authentication = Shape.choice(
    "authentication", "How a caller proves who it is.",
    [
      .plain("bearerToken", "The caller shows a token.", .bearerToken) {
        if case .bearerToken = $0 { true } else { false }
      },
      .plain("mutualTLS", "Both sides show a certificate.", .mutualTLS) {
        if case .mutualTLS = $0 { true } else { false }
      },
      .plain("signedAddress", "The address carries a signature.", .signedAddress) {
        if case .signedAddress = $0 { true } else { false }
      },
      .plain("apiKey", "The caller shows a key.", .apiKey) {
        if case .apiKey = $0 { true } else { false }
      },
      .with(
        "cookie", "The browser shows a cookie.", cookie,
        { .cookie(sameSite: $0.sameSite, token: $0.token) }
      ) {
        if case .cookie(let sameSite, let token) = $0 { Cookie(sameSite, token) } else { nil }
      },
    ])

  private struct Cookie: Sendable {
    let sameSite: Bool
    let token: Bool

    init(_ sameSite: Bool, _ token: Bool) {
      self.sameSite = sameSite
      self.token = token
    }
  }

  private static let cookie = ObjectShape(
    Cookie.init(_:_:),
    .one("sameSite", \.sameSite, .flag, "Whether the cookie is sent to its own site only."),
    .one("token", \.token, .flag, "Whether each form carries a token of its own.")
  ).shape("cookie", "How a cookie is kept from being misused.")
}
