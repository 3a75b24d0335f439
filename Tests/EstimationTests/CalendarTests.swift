import Estimation
import SystemDesign
import Testing

struct CalendarTests {
  @Test("months and years cancel as twelve")
  func cancel() {
    let monthly = 100.million.links.per(.month)
    #expect(monthly.over(5.years).median == 6e9)
    #expect(monthly.over(60.months).median == 6e9)
    #expect(12.links.per(.year).over(1.month).median == 1)
  }

  @Test("on the way to seconds a month is 30 days and a year 365")
  func seconds() throws {
    #expect(2_592_000.links.per(.month).median == 1)
    #expect(31_536_000.links.per(.year).median == 1)
    #expect(1.year.median == 31_536_000)
    let quarters = try #require(3.months.relative(to: 90.days).median)
    #expect(abs(quarters - 1) < 1e-15)
  }

  @Test("what cannot cancel is compared and added in seconds")
  func mixed() {
    #expect(1.year.atMost(13.months).median == 31_536_000)
    #expect((1.month + 5.days).median == 3_024_000)
    #expect((1.year + 6.months).relative(to: 1.month).median == 18)
  }

  @Test("what is no longer counted in months is settled before it meets a month")
  func settled() throws {
    let kept = 1.megabyte.per(.second).over(1.year)
    #expect(kept.median == 31_536_000e6)
    let days = 1.year.relative(to: 1.day)
    #expect(try #require((30.links.per(.month) * days).median) == 30.0 * 365 / 2_592_000)
  }

  @Test("a range of months keeps its months")
  func range() throws {
    let kept = 100.links.per(.month).over(1.year...4.years)
    #expect(abs(try #require(kept.median) - 2_400) < 1e-9)
  }
}
