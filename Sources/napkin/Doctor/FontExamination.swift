import Diagram

/// Looks for the font that pictures are measured with.
enum FontExamination {
  /// The families with the same widths, so that a picture drawn with one of them is the same.
  private static let alike = ["Arimo", "Arial", "Helvetica", "Nimbus Sans"]

  static var check: Check {
    let wish = Picture.fontFamily
    guard let found = Platform.withoutNoise({ InstalledFont(for: wish) }) else {
      return Check("font", .missing, "no font at all can be found for '\(wish)'", .font)
    }
    return check(wish: wish, found: found.family, file: found.file)
  }

  static func check(wish: String, found: String, file: String) -> Check {
    if found == wish { return Check("font", .good, "'\(wish)', from '\(file)'") }
    if alike.contains(found) {
      return Check("font", .good, "'\(found)' for '\(wish)'; its letters have the same widths")
    }
    return Check(
      "font", .lacking,
      "'\(found)' for '\(wish)'; its letters have other widths, and words may leave their boxes",
      .font)
  }
}
