import DesignSyntax

/// What is wrong with a design's text, and where.
public struct Complaint: Error, Sendable, Hashable {
  /// Where it stands.
  public let place: Place
  /// What is wrong and what to do instead, without a full stop.
  public let says: String
  /// Whether it is Swift that the compiler would read, so that `--compile` is a way on.
  public let isSwift: Bool
  /// How far the words around it were understood; of several readings the furthest was meant.
  var progress = 0
  /// Whether it only follows from another that was already said.
  var isEcho = false
  /// Whether it is about a value and not about what may stand there, so that a line that never
  /// happens cannot have it.
  var isOfValues = false

  init(at place: Place, _ says: String, isSwift: Bool = false, progress: Int = 0) {
    self.place = place
    self.says = says
    self.isSwift = isSwift
    self.progress = progress
  }

  init(_ error: SyntaxError) {
    self.init(at: error.place, error.says, isSwift: error.isSwift)
  }

  /// What follows from a mistake that was already said.
  static func echo(at place: Place) -> Complaint {
    var complaint = Complaint(at: place, "this follows from an earlier mistake", progress: .max)
    complaint.isEcho = true
    return complaint
  }

  /// A value that cannot be, such as a division by zero.
  static func ofValues(at place: Place, _ says: String) -> Complaint {
    var complaint = Complaint(at: place, says, progress: .max)
    complaint.isOfValues = true
    return complaint
  }

  func reaching(_ progress: Int) -> Complaint {
    var copy = self
    copy.progress = max(progress, self.progress)
    return copy
  }
}
