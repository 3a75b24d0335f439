import SystemDesign

/// A name fit for links for every component: "Hot links" becomes "hot-links".
struct Identifiers {
  private let byPart: [Part.ID: String]

  init(of parts: [Part]) {
    var taken: Set<String> = []
    var byPart: [Part.ID: String] = [:]
    for part in parts {
      let slug = Self.slug(part.name)
      var unique = slug
      var next = 2
      while !taken.insert(unique).inserted {
        unique = "\(slug)-\(next)"
        next += 1
      }
      byPart[part.id] = unique
    }
    self.byPart = byPart
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
