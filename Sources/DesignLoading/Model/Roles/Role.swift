import SystemDesign

/// What a component can be to another.
///
/// In a design file the types say so; a model has no types, and is held to the same.
enum Role: String, CaseIterable {
  case caller = "Caller"
  case callable = "Callable"
  case readable = "Readable"
  case writable = "Writable"
  case receiver = "Receiver"
  case source = "Source"
  case passage = "Passage"
  case copying = "Copying"
  case channel = "Channel"

  /// Whether a component of a kind can be it.
  func suits(_ kind: Part.Kind) -> Bool {
    switch self {
    case .caller:
      [.client, .timer, .cdn, .loadBalancer, .gateway, .service, .worker, .external].contains(kind)
    case .callable:
      [.cdn, .loadBalancer, .gateway, .service, .worker, .external].contains(kind)
    case .readable: [.cdn, .cache, .database, .objectStore, .searchIndex].contains(kind)
    case .writable: [.cache, .database, .objectStore, .searchIndex].contains(kind)
    case .receiver: [.client, .service, .worker, .external, .queue, .stream].contains(kind)
    case .source: Role.callable.suits(kind) || Role.readable.suits(kind)
    case .passage: [.cdn, .loadBalancer, .gateway].contains(kind)
    case .copying: [.cdn, .cache].contains(kind)
    case .channel: [.queue, .stream].contains(kind)
    }
  }

  /// What a design file is told where a component of a kind is taken for it; nil where nothing
  /// better is known than that it cannot.
  func advice(_ kind: Part.Kind) -> String? {
    let isChannel = Role.channel.suits(kind)
    switch self {
    case .callable where isChannel: return "nobody waits for a queue; say sends(_:to:)"
    case .callable where Role.writable.suits(kind):
      return "a store is not called; say reads(_:from:) or writes(_:to:)"
    case .readable where isChannel:
      return "a queue is not read, it delivers; say queue.delivers(_:to:)"
    case .readable where [.service, .worker, .external].contains(kind):
      return "a service is not read; say calls(_:sending:receiving:)"
    case .writable where isChannel:
      return "a queue is not written, and nobody waits for it; say sends(_:to:)"
    case .receiver where Role.writable.suits(kind):
      return "the sender of a write waits for it; say writes(_:to:)"
    default: return nil
    }
  }

  /// What is wrong with a component in this role; nil where nothing is.
  func refusal(of part: Part) -> String? {
    guard !suits(part.kind) else { return nil }
    let known = "'\(Shortened.name(part.name))' is of the kind '\(part.kind.rawValue)'"
    return if let advice = advice(part.kind) { "\(known): \(advice)" } else {
      "\(known), which cannot \(Vocabulary.roles[rawValue] ?? "be that")"
    }
  }
}
