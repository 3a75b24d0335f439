/// A made-up system, before it is written as a model or as a design's text.
struct Plan {
  /// What a component is; the words are those of the model.
  enum Kind: String, CaseIterable {
    case client, gateway, service, cache, database, queue, worker, external
  }

  /// One component.
  struct Component {
    let kind: Kind
    let name: String
    /// Machines, or shards of what keeps data.
    let instances: Int
    /// What one of them can do a second.
    let each: Int
    /// Copies beside each primary.
    let replicas: Int
    /// Whether how often it is there is stated.
    let statesAvailability: Bool
  }

  /// What one component does to another; components and records by their places.
  struct Hop {
    var verb: String
    var from: Int
    var to: Int
    var gateway: Int?
    var store: Int?
    var record: Int?
    var retries = false
    var isOptional = false
    /// What is called instead when it fails.
    var fallback: Int?
  }

  /// A hop, or several of which one or all happen.
  enum Step {
    case hop(Hop)
    case oneOf([Hop])
    case together([Hop])
  }

  /// One thing that happens.
  struct Flow {
    let name: String
    /// How often each user does it in a day.
    let perUser: Int
    let statesAvailability: Bool
    let steps: [Step]
  }

  /// A kind of stored data: the bytes of its fields.
  struct Record {
    let name: String
    let fields: [Int]
  }

  let components: [Component]
  let records: [Record]
  let flows: [Flow]
}
