import Estimation
import Testing

struct StaffingTests {
  @Test("square-root staffing: 90 busy servers and β = 1 make 99.487")
  func squareRoot() throws {
    expect(try Staffing.squareRoot(load: 90, comfort: 1), is: 99.487, decimals: 3)
  }

  @Test("staffing for at most 20 % waiting at 80 busy servers: 90")
  func fewest() throws {
    #expect(try Staffing.fewest(load: 80, waiting: 0.2) == 90)
  }

  @Test(
    "one server fewer would let too many wait", arguments: [0.0, 0.5, 3, 80, 12_345.6],
    [0.01, 0.2, 0.9])
  func tight(load: Double, waiting: Double) throws {
    let servers = try Staffing.fewest(load: load, waiting: waiting)
    #expect(try Erlang.waiting(servers: servers, load: load) <= waiting)
    if servers > 1 {
      #expect(try Erlang.waiting(servers: servers - 1, load: load) > waiting)
    }
  }

  @Test("a wish that nobody ever waits is refused")
  func refused() {
    #expect(throws: Refusal.self) { try Staffing.fewest(load: 1, waiting: 0) }
  }
}
