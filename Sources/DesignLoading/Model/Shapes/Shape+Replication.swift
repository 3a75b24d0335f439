import SystemDesign

extension Shape<Replication> {
  static let replication = Shape.choice([
    .plain("synchronous", .synchronous) { if case .synchronous = $0 { true } else { false } },
    .plain("majority", .majority) { if case .majority = $0 { true } else { false } },
    .with("asynchronous", .quantity, { .asynchronous(lag: $0) }) {
      if case .asynchronous(let lag) = $0 { lag } else { nil }
    },
    .with("quorum", quorum, { .quorum(reads: $0.first, writes: $0.second) }) {
      if case .quorum(let reads, let writes) = $0 { Pair(reads, writes) } else { nil }
    },
    .with("erasure", erasure, { .erasure(data: $0.first, spare: $0.second) }) {
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
    Pair.init(_:_:), .one("reads", \.first, .count), .one("writes", \.second, .count)
  ).shape

  private static let erasure = ObjectShape(
    Pair.init(_:_:), .one("data", \.first, .count), .one("spare", \.second, .count)
  ).shape
}

extension Shape<Authentication> {
  static let authentication = Shape.choice([
    .plain("bearerToken", .bearerToken) { if case .bearerToken = $0 { true } else { false } },
    .plain("mutualTLS", .mutualTLS) { if case .mutualTLS = $0 { true } else { false } },
    .plain("signedAddress", .signedAddress) { if case .signedAddress = $0 { true } else { false } },
    .plain("apiKey", .apiKey) { if case .apiKey = $0 { true } else { false } },
    .with("cookie", cookie, { .cookie(sameSite: $0.sameSite, token: $0.token) }) {
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
    Cookie.init(_:_:), .one("sameSite", \.sameSite, .flag), .one("token", \.token, .flag)
  ).shape
}
