extension Picture {
  /// Everything that goes from one card to another, as one line.
  public struct Link: Sendable, Hashable {
    /// Who waits for whom, which gives the line its colour and its dashes.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// The first goes on only when the second has answered.
      case waits
      /// Nobody waits for it to be handled.
      case message
      /// What a store hands on of its own changes.
      case changes
      /// Done only when another way fails.
      case fallback

      /// The sign that the legend explains.
      public var sign: Sign {
        switch self {
        case .waits: .waits
        case .message: .message
        case .changes: .changes
        case .fallback: .fallback
        }
      }
    }

    /// The card it leaves.
    public var from: Card.ID
    /// The card it reaches.
    public var to: Card.ID
    /// Who waits for whom.
    public var kind: Kind
    /// What the line does not say itself, at most two short lines.
    public var label: [String]
    /// Whether it ends at something that is alone.
    public var state: State
    /// Whether something comes back the other way of its own accord, not as an answer.
    public var isTwoWay: Bool
    /// Whether it leads back to where its requests came from, against the order of reading.
    public var isBack: Bool
    /// What a reader sees who rests on it, one sentence a line.
    public var tooltip: [String]

    /// A link with everything said about it.
    public init(
      from: Card.ID, to: Card.ID, kind: Kind = .waits, label: [String] = [],
      state: State = .normal, isTwoWay: Bool = false, isBack: Bool = false, tooltip: [String] = []
    ) {
      self.from = from
      self.to = to
      self.kind = kind
      self.label = label
      self.state = state
      self.isTwoWay = isTwoWay
      self.isBack = isBack
      self.tooltip = tooltip
    }
  }
}
