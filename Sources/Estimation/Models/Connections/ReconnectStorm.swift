/// Clients that all lost their connection and come back, each at a moment of its own within a window.
///
/// A fluid model: they arrive evenly over the window and are accepted at a fixed rate, so what has
/// arrived and was not accepted waits.
public struct ReconnectStorm: Sendable, Equatable {
  /// How many come back.
  public let clients: Double
  /// Over how long they spread their return, in seconds; 0 where all come at once.
  public let window: Double
  /// How many the system accepts a second.
  public let accepted: Double

  /// So many clients over a window, accepted at a rate.
  ///
  /// - Parameters:
  ///   - clients: 0 or more.
  ///   - window: in seconds; 0 or more.
  ///   - accepted: a second; more than 0.
  public init(clients: Double, over window: Double, accepted: Double) throws(Refusal) {
    self.clients = try clients.notNegative("number of clients")
    self.window = try window.notNegative("window")
    self.accepted = try accepted.positive("rate of acceptance")
  }

  /// How many come back a second while they do: clients ÷ window; nil where all come at once.
  public var arrivals: Double? { window > 0 ? clients / window : nil }

  /// The most that wait at a time, at the end of the window: clients − accepted × window, or none.
  public var backlog: Double { max(0, clients - accepted * window) }

  /// When the last of them is back, in seconds from the loss: the window, or clients ÷ accepted.
  public var timeToAcceptAll: Double { clients == 0 ? 0 : max(window, clients / accepted) }

  /// How long the one that waits longest is kept, in seconds: backlog ÷ accepted.
  public var longestWait: Double { backlog / accepted }

  /// The shortest window in which nobody waits, in seconds: clients ÷ accepted.
  public var calmWindow: Double { clients / accepted }
}
