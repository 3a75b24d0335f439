import SystemDesign
import Testing

@testable import Estimation

struct DriverTests {
  private func design(people: Count, size: DataSize) -> Design {
    Design("Guesses") {
      let client = Client("Client")
      let service = Service("Service")
      let posts = assume("people", people).each(2.posts, per: .day)
      Flow("Post", at: posts) {
        client.calls(service, sending: assume("a post", size), receiving: 1.byte)
      }
    }
  }

  private func drivers(_ design: Design) throws -> [Driver] {
    try #require(Estimate(of: design).figure(.ingressMean, of: .flow("Post"))).drivers
  }

  @Test("the guess that moves a figure most is named first, with its part of the variance")
  func ranked() throws {
    let found = try drivers(
      design(people: 1.million.users...16.million.users, size: 1.kilobytes...4.kilobytes))
    #expect(found.map(\.name) == ["people", "a post"])
    // ln 16 and ln 4 squared are as 4 to 1.
    let shares = try found.map { try #require($0.share) }
    #expect(abs(shares[0] - 0.8) < 1e-9)
    #expect(abs(shares[1] - 0.2) < 1e-9)
    #expect(abs(found[0].high / found[0].low - 16) < 1e-9)
    #expect(found[0].range == "1 million to 16 million users")
  }

  @Test("what rests on no guess is driven by none")
  func plain() throws {
    #expect(try drivers(design(people: 1.million.users, size: 1.kilobytes)).isEmpty)
  }

  @Test("a guess that stands twice is one")
  func once() throws {
    let people = 1.million.users...4.million.users
    let design = Design("Twice") {
      let client = Client("Client")
      let service = Service("Service")
      Flow("Ask", at: people.per(.day) + people.per(.hour)) { client.calls(service) }
    }
    let figure = try #require(Estimate(of: design).figure(.rateMean, of: .flow("Ask")))
    #expect(figure.drivers.count == 1)
    #expect(figure.drivers.first?.share == 1)
  }

  @Test("other seeds draw other numbers, and more draws come nearer to the same range")
  func sampling() throws {
    let sum = (1.million.users...4.million.users) + (2.million.users...3.million.users)
    func ends(_ sampling: Sampling) throws -> Amount.Spread {
      guard
        case .known(let spread) = Evaluation(of: [sum.formula], sampling).amount(of: sum.formula)
      else { throw Unknown() }
      return spread
    }
    let standard = try ends(.standard)
    #expect(try ends(Sampling(seed: 1)) != standard)
    #expect(try ends(Sampling(seed: 1)) == ends(Sampling(seed: 1)))
    let many = try [1, 2, 3].map { try ends(Sampling(count: 100_000, seed: $0)) }
    for spread in many {
      #expect(abs(spread.low / many[0].low - 1) < 0.01)
      #expect(abs(spread.high / many[0].high - 1) < 0.01)
      #expect(spread.value == standard.value)
    }
  }

  private struct Unknown: Error {}

  @Test("a derivation is a tree with the figure at its top, and takes nothing apart twice")
  func tree() throws {
    let estimate = URLShortenerTests.estimate
    let figure = try #require(estimate.figure(.rateMean, of: .component("Edge")))
    let tree = try #require(figure.derivationTree)
    #expect(tree.text.hasSuffix("= \(figure.text)"))
    var texts: [String] = []
    func walk(_ step: DerivationStep) {
      if step.isRepeated { #expect(step.parts.isEmpty) } else { texts.append(step.text) }
      step.parts.forEach(walk)
    }
    walk(tree)
    // The same sentences as the list has, each once; inputs may stand in several places.
    #expect(Set(texts) == Set(figure.derivation))
  }

  @Test("a guess says where its middle is")
  func middle() throws {
    let figure = try #require(
      Estimate(of: design(people: 1.million.users...4.million.users, size: 1.kilobytes))
        .figure(.rateMean, of: .flow("Post")))
    #expect(
      figure.derivation.first == "people: 1 million to 4 million users, so 2.00 M in the middle")
  }
}
