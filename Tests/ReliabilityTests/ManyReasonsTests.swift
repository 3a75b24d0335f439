import Estimation
import Reliability
import SystemDesign
import Testing

@Suite("A place that is one for many reasons")
struct ManyReasonsTests {
  private func reason(flows count: Int) throws -> String {
    let design = Design("Many") {
      Deployment(across: 3.zones)
      for number in 0..<count {
        // Five of six do 450 a second, and four do not.
        let service = Service("S\(number)", instances: 6, each: 100.perSecond)
        Flow("F\(number)", at: 450.perSecond, peak: 1.times) {
          Client("Client").calls(service)
        }
      }
    }
    let points = Reliability(of: Estimate(of: design, .uses)).singlePoints
    return try #require(points.first { $0.point.name == "zone 1" }).point.reason
  }

  @Test("tells three of them, and names what else it leaves too little of")
  func few() throws {
    let all = try reason(flows: 6)
    #expect(all.components(of: "; ").count == 4)
    #expect(all.hasSuffix("; nor is enough left of 'S3', 'S4' and 'S5'"))
    let many = try reason(flows: 60)
    #expect(many.hasSuffix("; nor is enough left of 'S3', 'S4', 'S5' and 54 more"))
    #expect(try !reason(flows: 3).contains("nor is"))
  }
}

extension String {
  fileprivate func components(of separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
