/// Finds the links that lead back to where their requests came from.
///
/// A picture is read from top to bottom; a link against that order is laid out turned around and
/// drawn with its arrow at the upper end, so that its label lies between its cards.
enum BackLinks {
  /// The links, each with the answer: those that close a circle as the flows walk through it.
  static func marked(_ links: [Picture.Link], in cards: [Picture.Card.ID]) -> [Picture.Link] {
    var leaving: [Picture.Card.ID: [Int]] = [:]
    for (index, link) in links.enumerated() { leaving[link.from, default: []].append(index) }

    enum Mark { case open, done }
    var marks: [Picture.Card.ID: Mark] = [:]
    var back: Set<Int> = []
    // Clients and timers first: nothing leads to them but answers.
    let reached = Set(links.map(\.to))
    for start in cards.filter({ !reached.contains($0) }) + cards where marks[start] == nil {
      marks[start] = .open
      var path = [(card: start, next: 0)]
      while let (card, next) = path.last {
        let choices = leaving[card] ?? []
        guard next < choices.count else {
          marks[card] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let link = choices[next]
        switch marks[links[link].to] {
        case .open: back.insert(link)
        case .done: break
        case nil:
          marks[links[link].to] = .open
          path.append((links[link].to, 0))
        }
      }
    }
    return links.enumerated().map { index, link in
      var link = link
      link.isBack = back.contains(index)
      return link
    }
  }
}
