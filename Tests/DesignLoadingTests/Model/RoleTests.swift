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
}
