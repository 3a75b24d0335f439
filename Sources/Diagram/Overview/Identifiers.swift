import SystemDesign

/// A name fit for links for every component: "Hot links" becomes "hot-links".
struct Identifiers {
  private let byPart: [Part.ID: String]

  init(of parts: [Part]) {
    var taken = Taken()
    byPart = parts.reduce(into: [:]) { $0[$1.id] = taken.slug(of: $1.name) }
  }

  subscript(_ part: Part) -> String { byPart[part.id] ?? Self.slug(part.name) }

  /// The letters and digits of a name in small letters; others by their code point.
  static func slug(_ name: String) -> String {
    var words: [String] = [""]
    for scalar in name.lowercased().unicodeScalars.prefix(80) {
      if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        words[words.count - 1].unicodeScalars.append(scalar)
      } else if scalar.properties.isAlphabetic {
        words[words.count - 1] += "u" + String(scalar.value, radix: 16)
      } else if words.last != "" {
        words.append("")
      }
    }
    let slug = words.filter { !$0.isEmpty }.joined(separator: "-")
    return slug.isEmpty ? "unnamed" : slug
  }
}

/// Names fit for links that were given, so that none is given twice.
struct Taken {
  private var all: Set<String> = []

  /// One that was not given before: that of the name, or the same with a number.
  mutating func slug(of name: String) -> String {
    let slug = Identifiers.slug(name)
    var unique = slug
    var next = 2
    while !all.insert(unique).inserted {
      unique = "\(slug)-\(next)"
      next += 1
    }
    return unique
  }
}
