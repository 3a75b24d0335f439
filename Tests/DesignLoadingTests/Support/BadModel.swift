import SystemDesign
import Testing

@testable import DesignLoading

/// The model of the small design, with something done to its text.
struct BadModel: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let lines: [String]

  /// A model that is nothing but these bytes, and what is said of it.
  init(_ what: String, bytes: [UInt8], says: String...) {
    (testDescription, self.bytes, lines) = (what, bytes, says)
  }

  /// The small design's model with one text in the place of another.
  init(_ what: String, _ old: String, _ new: String, says: String...) {
    let text = Self.text
    let place = text.firstRange(of: old)
    let changed = place.map { text.replacingCharacters(in: $0, with: new) } ?? ""
    (testDescription, bytes, lines) = (what, Array(changed.utf8), says)
  }

  /// The whole of the small design's model.
  static let text = (try? Model.encode(small).text) ?? ""

  /// The messages about some bytes; nothing where they are a model.
  static func messages(about bytes: [UInt8], in path: String = "my.json") -> [String] {
    do throws(LoadingError) {
      _ = try Model.read(bytes, from: path)
      return []
    } catch {
      return error.exitStatus == 2 ? error.lines : ["the status is \(error.exitStatus)"]
    }
  }
}

extension String {
  /// The text with another in the place of a part of it.
  fileprivate func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
    var copy = self
    copy.replaceSubrange(range, with: new)
    return copy
  }
}
