import Estimation
import SystemDesign

/// A password is kept under a hash that is slow on purpose.
///
/// What the hash is weaker than is the least that OWASP lists. Where a parameter that the language has
/// no word for could make up for it, it is a note.
struct WeakPasswordStorage: Rule {
  static let id = "SEC003"
  static let slug = "weak-password-storage"
  static let group = RuleGroup.security
  static let law = "A password is kept under a hash that is slow on purpose."
  static let why =
    "Stores are copied sooner or later; whoever has a copy tries billions of passwords a second "
    + "against a fast hash, and people use one password in many places."
  static let instead =
    "Say .hashing(_:with: .argon2id(memory: 19.mebibytes, passes: 2)) or more, and hash anew at the "
    + "next sign-in; or leave passwords to somebody who keeps them for a living."
  static let source: Citation? = Citation(
    "OWASP", "Password Storage Cheat Sheet, OWASP Cheat Sheet Series")
  static let notWhen = [
    "no field is said to be a password: what is hashed elsewhere is not asked for",
    "argon2id with less memory and more passes, as much work in all: 7 MiB and 5 passes",
    "a parallelism of scrypt or a hash of PBKDF2, for which there is no word, may make it enough: then "
      + "it is a note, never more",
    "a field is called password and no hash is said: then it is a note, never more",
    "it is only carried, as at a sign-in, and no store keeps it",
  ]
  static let examples: [Example] = [
    .fires("MD5") {
      let site = Service("Site", instances: 2)
      let user = Record("user", key: "id", ["id": 8.bytes, "password": 16.bytes])
        .hashing("password", with: .fast("MD5"))
      let users = Database("Users", .relational, replicas: 1).backedUp(every: 1.day)
      Flow("Sign up", at: 10.perSecond) { site.writes(user, to: users) }
    },
    .fires("PBKDF2 as it was set ten years ago") {
      let site = Service("Site", instances: 2)
      let user = Record("user", key: "id", ["id": 8.bytes, "password": 32.bytes])
        .hashing("password", with: .pbkdf2(iterations: 10_000))
      let users = Database("Users", .relational, replicas: 1).backedUp(every: 1.day)
      Flow("Sign up", at: 10.perSecond) { site.writes(user, to: users) }
    },
    .fires("a password that is kept, and no hash is said") {
      let site = Service("Site", instances: 2)
      let user = Record("user", key: "id", ["id": 8.bytes, "password": 32.bytes])
      let users = Database("Users", .relational, replicas: 1).backedUp(every: 1.day)
      Flow("Sign up", at: 10.perSecond) { site.writes(user, to: users) }
    },
    .silent("argon2id with 19 MiB and two passes") {
      let site = Service("Site", instances: 2)
      let user = Record("user", key: "id", ["id": 8.bytes, "password": 60.bytes])
        .hashing("password", with: .argon2id(memory: 19.mebibytes, passes: 2))
      let users = Database("Users", .relational, replicas: 1).backedUp(every: 1.day)
      Flow("Sign up", at: 10.perSecond) { site.writes(user, to: users) }
    },
    .silent("argon2id with less memory and more passes") {
      let site = Service("Site", instances: 2)
      let user = Record("user", key: "id", ["id": 8.bytes, "password": 60.bytes])
        .hashing("password", with: .argon2id(memory: 7.mebibytes, passes: 5))
      let users = Database("Users", .relational, replicas: 1).backedUp(every: 1.day)
      Flow("Sign up", at: 10.perSecond) { site.writes(user, to: users) }
    },
    .silent("somebody else keeps the passwords, and this only carries them there") {
      let site = Service("Site", instances: 2)
      let login = Record("login", ["name": 20.bytes, "password": 20.bytes])
      let identity = External("Identity", availability: 99.9.percent)
      Flow("Sign in", at: 10.perSecond) {
        site.calls(identity, sending: login, receiving: 1.kilobyte).breaker()
      }
    },
    .justSilent("bcrypt with a cost of 10") {
      let site = Service("Site", instances: 2)
      let user = Record("user", key: "id", ["id": 8.bytes, "password": 60.bytes])
        .hashing("password", with: .bcrypt(cost: 10))
      let users = Database("Users", .relational, replicas: 1).backedUp(every: 1.day)
      Flow("Sign up", at: 10.perSecond) { site.writes(user, to: users) }
    },
    .justFires("bcrypt with a cost of 9") {
      let site = Service("Site", instances: 2)
      let user = Record("user", key: "id", ["id": 8.bytes, "password": 60.bytes])
        .hashing("password", with: .bcrypt(cost: 9))
      let users = Database("Users", .relational, replicas: 1).backedUp(every: 1.day)
      Flow("Sign up", at: 10.perSecond) { site.writes(user, to: users) }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let all = review.keptPasswords
    var seen: Set<Origin> = []
    return all.filter { seen.insert($0.record.origin).inserted }.compactMap { kept in
      let record = kept.record
      let flows = distinct(all.filter { $0.record.origin == record.origin }.compactMap(\.flow))
      return weak(record, flows) ?? unsaid(record, in: kept.store, flows)
    }
  }

  private func weak(_ record: Record, _ flows: [String]) -> Verdict? {
    let found = record.facts.passwords.compactMap { password in
      Weakness(of: password.hash).map { (field: password.field, weakness: $0) }
    }
    guard let worst = found.max(by: { $0.weakness.severity < $1.weakness.severity }) else {
      return nil
    }
    let others = found.filter { $0.field != worst.field }
    return finding(
      worst.weakness.severity, about: .record(record.name), in: flows, at: record.origin,
      says: "'\(record.name)' keeps '\(worst.field)' under \(worst.weakness.hash), "
        + worst.weakness.why,
      because: [worst.weakness.least]
        + others.map { "'\($0.field)' is under \($0.weakness.hash): \($0.weakness.least)" },
      instead: "say "
        + found.map { ".hashing(\"\($0.field)\", with: \($0.weakness.better))" }
        .joined(separator: " and ") + " on '\(record.name)'")
  }

  private func unsaid(_ record: Record, in store: Part, _ flows: [String]) -> Verdict? {
    guard record.facts.passwords.isEmpty,
      let field = record.passwordField
    else { return nil }
    return finding(
      .info, about: .record(record.name), in: flows, at: record.origin,
      says: "'\(record.name)' keeps '\(field.name)' and does not say under which hash",
      because: ["'\(store.name)' keeps it"],
      instead: "say .hashing(\"\(field.name)\", with: .argon2id(memory: 19.mebibytes, passes: 2)) "
        + "on '\(record.name)'")
  }
}

/// In what a hash of passwords falls short of the least that is asked for.
private struct Weakness {
  let severity: Severity
  /// The hash as it was said.
  let hash: String
  let why: String
  /// The least that is asked for.
  let least: String
  /// What would do.
  let better: String

  /// The least memory of argon2id for so many passes, in bytes.
  private static let argon: KeyValuePairs = [
    1: 46.0 * 1_048_576, 2: 19.0 * 1_048_576, 3: 12.0 * 1_048_576, 4: 9.0 * 1_048_576,
    5: 7.0 * 1_048_576,
  ]

  init?(of hash: PasswordHash) {
    let quick = "which makes guessing quick"
    switch hash {
    case .fast(let name):
      self.init(
        .error, name.isEmpty ? "a fast hash" : name, "which is made to be fast",
        "a graphics card tries billions of them a second",
        ".argon2id(memory: 19.mebibytes, passes: 2)")
    case .argon2id(let memory, let passes):
      let least = Self.argon.last { $0.key <= passes }?.value
      if let least, let size = memory.median, !isMore(least, than: size) { return nil }
      self.init(
        .warning,
        "argon2id with \(memory.formula) and \(passes) \(passes == 1 ? "pass" : "passes")", quick,
        "the least is 46 MiB and 1 pass, 19 and 2, 12 and 3, 9 and 4, or 7 and 5",
        ".argon2id(memory: 19.mebibytes, passes: 2)")
    case .bcrypt(let cost):
      guard cost < 10 else { return nil }
      self.init(
        .warning, "bcrypt with a cost of \(cost)", quick, "the least is a cost of 10",
        ".bcrypt(cost: 10)")
    case .scrypt(let cost):
      guard cost < 17 else { return nil }
      self.init(
        cost < 13 ? .warning : .info, "scrypt with a cost of \(cost)",
        cost < 13 ? quick : "which is enough only if it runs several times in parallel",
        "the least is a cost of 17, or 16 with a parallelism of 2, 15 with 3, 14 with 5, 13 with 10",
        ".scrypt(cost: 17)")
    case .pbkdf2(let iterations):
      guard iterations < 600_000 else { return nil }
      self.init(
        iterations < 220_000 ? .warning : .info,
        "PBKDF2 with \(Words.count(iterations, "iteration"))",
        iterations < 220_000 ? quick : "which is enough only with SHA-512",
        "the least is 600,000 with SHA-256, 220,000 with SHA-512",
        ".pbkdf2(iterations: 600_000)")
    }
  }

  private init(
    _ severity: Severity, _ hash: String, _ why: String, _ least: String, _ better: String
  ) {
    (self.severity, self.hash, self.why) = (severity, hash, why)
    (self.least, self.better) = (least, better)
  }
}

extension Review {
  /// The records with passwords that stores keep, with the flow that brings each; none for what is
  /// there anyway.
  fileprivate var keptPasswords: [(record: Record, store: Part, flow: String?)] {
    let written = hopIndex.entries.compactMap { entry -> (Record, Part, String?)? in
      guard entry.hop.verb == .writes || entry.hop.verb == .updates, entry.hop.to.isLasting,
        let record = entry.hop.sending?.record, record.keepsPassword
      else { return nil }
      return (record, entry.hop.to, flows[entry.flow].name)
    }
    let stocked = design.components.filter(\.isLasting).flatMap { part in
      part.storage.stocks.filter(\.record.keepsPassword).map { ($0.record, part, nil as String?) }
    }
    return (written + stocked).map { (record: $0.0, store: $0.1, flow: $0.2) }
  }
}

extension Record {
  /// The field that is called so, in capitals or not.
  fileprivate var passwordField: Fields.Field? {
    fields.first { $0.name.lowercased() == "password" }
  }

  fileprivate var keepsPassword: Bool { !facts.passwords.isEmpty || passwordField != nil }
}
