import SystemDesign
import Testing

@testable import DesignLoading

@Suite("What a component of a model can be is what its type can be") struct RoleTests {
  /// The name of the type that a design file says for a kind.
  private static func type(_ kind: Part.Kind) -> String {
    switch kind {
    case .dns: "DNS"
    case .cdn: "CDN"
    default: kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst()
    }
  }

  private static let components = sources(under: "\(package)/Sources/SystemDesign/Components")

  /// The roles a type has, as its declaration names them, with those that follow.
  private static func roles(of kind: Part.Kind) throws -> Set<String> {
    let head = "public struct \(type(kind)): "
    for file in components {
      for line in try text(of: file).split(separator: "\n") where line.hasPrefix(head) {
        var roles = Set(
          line.dropFirst(head.count).split { ", {".contains($0) }.map(String.init))
        if roles.contains("Channel") { roles.insert("Receiver") }
        if !roles.isDisjoint(with: ["Callable", "Readable"]) { roles.insert("Source") }
        return roles
      }
    }
    return []
  }

  @Test("every kind has the roles of its type", arguments: Part.Kind.allCases)
  func roles(_ kind: Part.Kind) throws {
    let roles = try Self.roles(of: kind)
    #expect(!roles.isEmpty)
    for role in Role.allCases {
      #expect(role.suits(kind) == roles.contains(role.rawValue), "\(role) of \(kind)")
    }
  }

  @Test("only of a database are the copies read by themselves")
  func replicas() throws {
    let app = Service("App")
    let page = Record("page", 1.kilobyte)
    let (own, shared) = (Cache("Own"), Cache("Shared"))
    func refusal(_ change: (inout HopFacts) -> Void) -> Roles.Refusal? {
      var hop = app.reads(page, from: own, else: shared).else(Database("Store"))
      change(&hop.facts)
      return Roles.refusal(hop)
    }
    #expect(refusal { _ in } == nil)
    #expect(
      refusal { facts in
        facts.further = [Tier(holder: facts.further[0].holder, hit: nil, fromReplica: true)]
      } == nil)
    let first = try #require(refusal { $0.fromReplica = true })
    #expect(first.0 == "fromReplica")
    let second = try #require(refusal { $0.storeFromReplica = true })
    #expect(second.0 == "elseFromReplica")
    #expect(
      second.2
        == "'Shared' is of the kind 'cache', whose replicas are not read by themselves")
    let third = try #require(
      refusal { $0.further[0] = Tier(holder: shared.part, hit: nil, fromReplica: true) })
    #expect(third.0 == "further" && third.1 == 0)
  }
}
