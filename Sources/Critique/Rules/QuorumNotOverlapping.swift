import Estimation
import SystemDesign

/// Whoever must see the last write asks a copy that has it.
///
/// Reads of `.replicas` ask one copy, whatever the quorum: `ReplicaReadAfterWrite` speaks of those.
struct QuorumNotOverlapping: Rule {
  static let id = "DA005"
  static let slug = "quorum-not-overlapping"
  static let group = RuleGroup.data
  static let law = "Where the last write must be seen, reads and writes share a copy."
  static let why =
    "Of N copies a write waits for W and a read asks R: unless R + W is more than N, all that are asked "
    + "may be ones that the write has not reached."
  static let instead =
    "Let more copies take part in each read or each write, until R + W is more than N; or say "
    + ".consistent(.eventual) where an old answer does no harm."
  static let source: Citation? = Citation(
    "Martin Kleppmann",
    "Quorums for Reading and Writing, in Designing Data-Intensive Applications, ch. 5", 2017)
  static let notWhen = [
    "no read of it says .strong or .readYourWrites, nor does the flow whose answer it is for",
    "the hop itself says .consistent(.eventual), whatever its flow says",
    "reads and writes together ask more than all copies; where others stand in for copies that are "
      + "down, even that is not enough",
    "the read is part of what follows an answer, or of a fallback, and only the flow says how fresh",
  ]
  static let examples: [Example] = [
    .fires("stock that is read from one of three copies and written to one") {
      let shop = Service("Shop", instances: 2)
      let stock = Record("stock", 100.bytes)
      let shelf = Database("Shelf", .wideColumn, replicas: 2)
        .replicating(.quorum(reads: 1, writes: 1)).backedUp(every: 1.day)
      Flow("Sell", at: 10.perSecond) {
        shop.reads(stock, from: shelf).timeout(1.second)
        shop.updates(stock, in: shelf).timeout(1.second)
      }
      .consistent(.strong)
    },
    .fires("people who must see what they wrote themselves, which one hop says") {
      let app = Service("App", instances: 2)
      let note = Record("note", 1.kilobyte)
      let notes = Database("Notes", .wideColumn, replicas: 2)
        .replicating(.quorum(reads: 1, writes: 1)).backedUp(every: 1.day)
      Flow("Edit", at: 10.perSecond) { app.updates(note, in: notes).timeout(1.second) }
      Flow("Open", at: 10.perSecond) {
        app.reads(note, from: notes).timeout(1.second).consistent(.readYourWrites)
      }
    },
    .silent("an old answer does no harm") {
      let shop = Service("Shop", instances: 2)
      let stock = Record("stock", 100.bytes)
      let shelf = Database("Shelf", .wideColumn, replicas: 2)
        .replicating(.quorum(reads: 1, writes: 1)).backedUp(every: 1.day)
      Flow("Sell", at: 10.perSecond) {
        shop.reads(stock, from: shelf).timeout(1.second)
        shop.updates(stock, in: shelf).timeout(1.second)
      }
    },
    .silent("the flow must see the last write, and one hint in it need not") {
      let shop = Service("Shop", instances: 2)
      let hint = Record("hint", 100.bytes)
      let hints = Database("Hints", .wideColumn, replicas: 2)
        .replicating(.quorum(reads: 1, writes: 1)).backedUp(every: 1.day)
      Flow("Sell", at: 10.perSecond) {
        shop.reads(hint, from: hints).timeout(1.second).consistent(.eventual)
      }
      .consistent(.strong)
    },
    .silent("it is read in a fallback, and by a worker afterwards") {
      let shop = Service("Shop", instances: 2)
      let stock = Record("stock", 100.bytes)
      let ledger = Database("Ledger", replicas: 1).backedUp(every: 1.day)
      let shelf = Database("Shelf", .wideColumn, replicas: 2)
        .replicating(.quorum(reads: 1, writes: 1)).backedUp(every: 1.day)
      let news = Queue("News", replicas: 2)
      let clerk = Worker("Clerk", instances: 2)
      Flow("Sell", at: 10.perSecond) {
        shop.reads(stock, from: ledger).timeout(1.second)
          .fallback { shop.reads(stock, from: shelf).timeout(1.second) }
        shop.sends(stock, to: news)
        news.delivers(stock, to: clerk)
        clerk.reads(stock, from: shelf).timeout(1.second)
      }
      .consistent(.strong)
    },
    .justSilent("two and two of three copies: one of them has both") {
      let shop = Service("Shop", instances: 2)
      let stock = Record("stock", 100.bytes)
      let shelf = Database("Shelf", .wideColumn, replicas: 2)
        .replicating(.quorum(reads: 2, writes: 2)).backedUp(every: 1.day)
      Flow("Sell", at: 10.perSecond) {
        shop.reads(stock, from: shelf).timeout(1.second)
        shop.updates(stock, in: shelf).timeout(1.second)
      }
      .consistent(.strong)
    },
    .justFires("one and two of three copies: the one may be the third") {
      let shop = Service("Shop", instances: 2)
      let stock = Record("stock", 100.bytes)
      let shelf = Database("Shelf", .wideColumn, replicas: 2)
        .replicating(.quorum(reads: 1, writes: 2)).backedUp(every: 1.day)
      Flow("Sell", at: 10.perSecond) {
        shop.reads(stock, from: shelf).timeout(1.second)
        shop.updates(stock, in: shelf).timeout(1.second)
      }
      .consistent(.strong)
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.compactMap { part in
      guard case .quorum(let asked, let written)? = part.storage.replication, part.isStore else {
        return nil
      }
      let copies = part.copiesToCount
      guard (1...copies).contains(asked), (1...copies).contains(written),
        asked + written <= copies
      else { return nil }
      // Up to a majority first: what needs every copy is away with any of them.
      let writes = max(written, min(copies / 2 + 1, copies - asked + 1))
      let enough = (reads: max(asked, copies - writes + 1), writes: writes)
      let reads = review.freshReads(of: part).filter { !$0.isOfCopies }
      guard !reads.isEmpty else { return nil }
      return finding(
        reads.severity, about: .component(part.name), in: reads.flowNames, at: part.origin,
        hops: distinct(reads.map(\.hop.origin)),
        says: "a read of '\(part.name)' may miss the last write: it asks \(asked) of "
          + "\(Words.count(copies, "copy")), and a write waits for \(written)",
        because: reads.demands
          + [
            "\(asked) + \(written) is \(asked + written), and only more than \(copies) are sure to share "
              + "a copy"
          ],
        instead: "say .replicating(.quorum(reads: \(enough.reads), writes: \(enough.writes))) on "
          + "'\(part.name)', or .consistent(.eventual) on a read that may miss it")
    }
  }
}
