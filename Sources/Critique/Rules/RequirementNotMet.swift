import Estimation
import SystemDesign

/// What a component is required to do must follow from what the design says of it.
///
/// What may be lost (RPO, RTO) without a component is required of every store that flows write.
struct RequirementNotMet: Rule {
  static let id = "CAP010"
  static let slug = "requirement-not-met"
  static let group = RuleGroup.capacity
  static let law = "What is required of a component must follow from what is said of it."
  static let why =
    "A requirement that nothing is held against is read as kept, by everyone who was not there when "
    + "it was written."
  static let instead = "Change what falls short of it, or require what can be had."
  static let source: Citation? = Citation(
    "Chris Jones, John Wilkes, Niall Murphy, Cody Smith",
    "Service Level Objectives, in Site Reliability Engineering", 2016)
  static let notWhen = [
    "it names no component, of:, unless it is of what may be lost, which holds for each store, or of "
      + "hits, and there is one cache",
    "it is of accuracy or durability: the design has no figure to hold against it; of order: MQ006",
    "it is of latency, and the component does not say taking:",
    "it is of a channel that delivers at least once, and all who get it can be made to know it: MQ005",
    "the lag of a store is required, and nothing reads its replicas",
    "a cache may be so old, and some flow writes or invalidates what is in it",
    "it is not said how fast a backup comes back, or how much there is",
  ]
  static let examples: [Example] = [
    .fires("a cache that answers 60 % where 95 % are required") {
      let app = Service("App")
      let store = Database("Store")
      let cache = Cache("Cache", memory: 1.gigabyte).hitting(60.percent)
      Requirement("Most reads come from memory", .hitRatio(95.percent), of: cache)
      Flow("Read", at: 10.perSecond) { app.reads(1.kilobyte, from: cache, else: store) }
    },
    .fires("replicas an hour behind where no more than a minute may be lost") {
      let app = Service("App")
      let store = Database("Store", replicas: 2, failover: .automatic(30.seconds))
        .replicating(.asynchronous(lag: 1.hour))
      Requirement("Little is lost", .recovery(losing: 1.minute, within: 1.hour), of: store)
      Flow("Write", at: 10.perSecond) { app.writes(1.kilobyte, to: store) }
    },
    .fires("answers of replicas an hour behind where a second is required") {
      let app = Service("App")
      let store = Database("Store", replicas: 2).replicating(.asynchronous(lag: 1.hour))
      Requirement("Answers are fresh", .staleness(1.second), of: store)
      Flow("Read", at: 10.perSecond) { app.reads(1.kilobyte, from: store.replicas) }
    },
    .silent("the same replicas, where only the primary is read") {
      let app = Service("App")
      let store = Database("Store", replicas: 2).replicating(.asynchronous(lag: 1.hour))
      Requirement("Answers are fresh", .staleness(1.second), of: store)
      Flow("Read", at: 10.perSecond) { app.reads(1.kilobyte, from: store) }
    },
    .silent("a copy that is as new as the primary, and takes over in time") {
      let app = Service("App")
      let store = Database("Store", replicas: 1, failover: .automatic(30.seconds))
        .replicating(.synchronous)
      Requirement("Little is lost", .recovery(losing: 1.minute, within: 1.minute), of: store)
      Flow("Write", at: 10.perSecond) { app.writes(1.kilobyte, to: store) }
    },
    .fires("files that others keep, backed up once a day where an hour may be lost") {
      let app = Service("App")
      let files = ObjectStore("Files").backedUp(every: 1.day)
      Requirement("Little is lost", .recovery(losing: 1.hour, within: 1.day), of: files)
      Flow("Upload", at: 10.perSecond) { app.writes(1.megabyte, to: files) }
    },
    .fires("a reserve that nobody switches to, where it must be back in a quarter of an hour") {
      let app = Service("App")
      let store = Database("Store", replicas: 1, failover: .never).replicating(.synchronous)
      Requirement("It comes back", .recovery(losing: 1.minute, within: 15.minutes), of: store)
      Flow("Write", at: 10.perSecond) { app.writes(1.kilobyte, to: store) }
    },
    .fires("864 GB that come back at 100 MB a second, where it must be back in two hours") {
      let app = Service("App")
      let store = Database("Store")
        .backedUp(every: 1.hour, restoring: 100.megabytesPerSecond, keeping: 30.days)
      Requirement("It comes back", .recovery(losing: 1.hour, within: 2.hours), of: store)
      Traffic(planned: 100.days)
      Flow("Write", at: 100.perSecond) { app.writes(1.kilobyte, to: store) }
    },
    .silent("the same where it may take three hours") {
      let app = Service("App")
      let store = Database("Store")
        .backedUp(every: 1.hour, restoring: 100.megabytesPerSecond, keeping: 30.days)
      Requirement("It comes back", .recovery(losing: 1.hour, within: 3.hours), of: store)
      Traffic(planned: 100.days)
      Flow("Write", at: 100.perSecond) { app.writes(1.kilobyte, to: store) }
    },
    .fires("a cache that keeps for a day what may be a minute old") {
      let app = Service("App")
      let store = Database("Store")
      let cache = Cache("Cache").hitting(90.percent).expiring(after: 1.day)
      Requirement("Answers are fresh", .staleness(1.minute), of: cache)
      Flow("Read", at: 10.perSecond) { app.reads(1.kilobyte, from: cache, else: store) }
    },
    .silent("the same cache, told of every change") {
      let app = Service("App")
      let store = Database("Store")
      let cache = Cache("Cache").hitting(90.percent).expiring(after: 1.day)
      Requirement("Answers are fresh", .staleness(1.minute), of: cache)
      Flow("Read", at: 10.perSecond) { app.reads(1.kilobyte, from: cache, else: store) }
      Flow("Change", at: 1.perSecond) {
        app.updates(1.kilobyte, in: store)
        app.invalidates(1.kilobyte, in: cache)
      }
    },
    .fires("messages that may be lost, where each must come") {
      let app = Service("App")
      let clerk = Worker("Clerk")
      let orders = Queue("Orders", delivery: .atMostOnce)
      Requirement("Each order is handled", .delivery(.atLeastOnce), of: orders)
      Flow("Order", at: 10.perSecond) {
        app.sends(1.kilobyte, to: orders)
        orders.delivers(1.kilobyte, to: clerk)
      }
    },
    .fires("a store that takes 5 ms where 2 ms are the most") {
      let app = Service("App")
      let store = Database("Store", taking: 5.milliseconds)
      Requirement("It is quick", .latency(2.milliseconds), of: store)
      Flow("Read", at: 10.perSecond) { app.reads(1.kilobyte, from: store) }
    },
    .fires("no store may lose more than an hour, and one may lose a day") {
      let app = Service("App")
      let orders = Database("Orders").backedUp(every: 1.hour)
      let notes = Database("Notes").backedUp(every: 1.day)
      Requirement("Little is lost", .recovery(losing: 1.hour, within: 1.day))
      Flow("Order", at: 10.perSecond) { app.writes(1.kilobyte, to: orders) }
      Flow("Note", at: 10.perSecond) { app.writes(1.kilobyte, to: notes) }
    },
    .silent("what is only read, and what can be worked out anew, may come from elsewhere") {
      let app = Service("App")
      let total = Record("total", 1.kilobyte).derived()
      let prices = Database("Prices").backedUp(every: 1.day)
      let totals = Database("Totals").backedUp(every: 1.day)
      Requirement("Little is lost", .recovery(losing: 1.hour, within: 1.day))
      Flow("Show", at: 10.perSecond) { app.reads(1.kilobyte, from: prices) }
      Flow("Add up", at: 10.perSecond) { app.writes(total, to: totals) }
    },
    .justSilent("a backup an hour where an hour may be lost") {
      let app = Service("App")
      let store = Database("Store").backedUp(every: 1.hour)
      Requirement("Little is lost", .recovery(losing: 1.hour, within: 1.day), of: store)
      Flow("Write", at: 10.perSecond) { app.writes(1.kilobyte, to: store) }
    },
    .justFires("a backup every 61 minutes where an hour may be lost") {
      let app = Service("App")
      let store = Database("Store").backedUp(every: 61.minutes)
      Requirement("Little is lost", .recovery(losing: 1.hour, within: 1.day), of: store)
      Flow("Write", at: 10.perSecond) { app.writes(1.kilobyte, to: store) }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.design.statements.flatMap { statement -> [Verdict] in
      guard case .requirement(let requirement) = statement else { return [] }
      return requirement.targets.flatMap { target in
        Shortfall.parts(held: requirement, to: target, review).flatMap { part in
          Shortfall.all(of: part, target, review).map { short in
            finding(
              .error, about: .component(part.name), in: review.flows(through: part).map(\.name),
              at: requirement.origin, says: short.says,
              because: [short.because, "required is: \(requirement.says)"], instead: short.instead)
          }
        }
      }
    }
  }
}
