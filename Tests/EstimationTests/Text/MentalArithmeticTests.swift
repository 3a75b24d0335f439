import RealModule
import Scenarios
import SystemDesign
import Testing

@testable import Estimation

struct MentalArithmeticTests {
  @Test("a redirect's peak is said as one would at the whiteboard")
  func redirects() throws {
    let figure = try #require(
      URLShortenerTests.estimate.figure(.ratePeak, of: .flow("Follow a link")))
    let mental = try #require(figure.mental)
    #expect(
      mental.sentences == [
        "mean of 'Follow a link': 100 million links a month (2.6 million seconds) is about "
          + "40 a second; times 100 (visits per link) is 4 thousand a second",
        "peak of 'Follow a link': 4 thousand a second times 3 is 12 thousand a second",
        "so 12 thousand a second: 3.68 % above the exact 11,574 /s",
      ])
    #expect(mental.value == 12_000)
  }

  @Test("the machines a peak needs are rounded up last")
  func machines() throws {
    let figure = try #require(
      URLShortenerTests.estimate.figure(.instancesNeeded, of: .component("Redirects")))
    let mental = try #require(figure.mental)
    #expect(mental.value == 9)
    #expect(mental.sentences.contains("machines needed of 'Redirects': 8.6 rounded up is 9"))
    #expect(mental.sentences.last == "so 9: the exact figure is 9 as well")
  }

  @Test("what is rounded up is never told as less, and a digit that is dropped is told as about")
  func roundedUp() throws {
    func said(_ rate: Rate, _ each: Rate) throws -> [String] {
      let design = Design("Up") {
        Traffic(busy: 100.percent)
        let client = Client("Client")
        let app = Service("App", instances: 30, each: each)
        Flow("Ask", at: rate, peak: 1.times) {
          client.calls(app, sending: 1.byte, receiving: 1.byte)
        }
      }
      let figure = Estimate(of: design).figure(.instancesNeeded, of: .component("App"))
      return try #require(figure?.mental).sentences
    }
    // 1,440 ÷ 70 = 20.6: twenty would be too few, though 1.4 thousand ÷ 70 is twenty.
    let few = try said(1_440.perSecond, 70.perSecond)
    #expect(few.contains("machines needed of 'App': 21 rounded up is 21"))
    #expect(few.last == "so 21: the exact figure is 21 as well")
    // 1,000 ÷ 8 = 125, of which two digits are kept.
    let many = try said(1_000.perSecond, 8.perSecond)
    #expect(many.contains("machines needed of 'App': 130 rounded up is 130"))
    #expect(many.last == "so 130: 4.00 % above the exact 125")
  }

  @Test("a number that is rounded up is never below what was worked out")
  func above() {
    var dice = Dice(seed: 5)
    for _ in 0..<5_000 {
      let worked = Double.exp(Double.random(in: -20...20, using: &dice))
      let rough = Rough.above(worked, exact: worked * Double.random(in: 0.9...1.08, using: &dice))
      #expect(rough.value >= worked * (1 - 1e-9) && rough.value <= worked * 1.2)
    }
  }

  @Test("what is said is right within a factor of 1.25, and says how far it is off")
  func scenarios() throws {
    var count = 0
    for scenario in Scenarios.scenarios {
      for figure in Estimate(of: scenario.design).figures {
        guard let mental = figure.mental, let exact = figure.value else { continue }
        count += 1
        #expect(mental.factor == mental.value / exact)
        // A whole number of few machines is off by a large part when it is off by one.
        if figure.measure == .instancesNeeded {
          #expect(abs(mental.value - exact) <= max(1, exact * 0.25))
        } else {
          #expect(mental.factor > 0.8 && mental.factor < 1.25, "\(mental.sentences)")
        }
        #expect(mental.sentences.last?.contains("exact") == true)
      }
    }
    #expect(count > 50)
  }

  @Test("each rounding is one that a listener agrees with, for numbers of every size")
  func roundings() {
    var dice = Dice(seed: 11)
    for _ in 0..<20_000 {
      let worked = Double.exp(Double.random(in: -200...200, using: &dice))
      let exact = worked * Double.random(in: 0.9...1.1, using: &dice)
      let rough = Rough.choice(for: worked, exact: exact)
      #expect(abs(rough.value / worked - 1) <= 0.08)
      #expect((10...100).contains(rough.digits))
    }
  }

  @Test(
    "rough numbers are said in words",
    arguments: [
      (38.58, Dimension.rate, "40 a second"), (3_858, .rate, "4 thousand a second"),
      (0.0386, .rate, "140 an hour"), (1.0 / 86_400, .rate, "1 a day"),
      (1.26e8, .count, "130 million"),
      (9e12, .dataSize, "9 TB"), (2_048, .dataSize, "2 kB"), (1.2e7, .bandwidth, "12 MB a second"),
      (6e23, .count, "6 × 10^23"), (0.7, .ratio, "70 %"), (3, .ratio, "3"),
      (157_680_000, .period, "5 years"), (0.0425, .period, "43 ms"), (0, .count, "0"),
      (1_250, .money, "$1.2 thousand"), (-0.05, .ratio, "minus 5 %"), (3e-9, .ratio, "3 × 10^-7 %"),
    ])
  func words(value: Double, dimension: Dimension, words: String) {
    #expect(Said(value, dimension).words == words)
  }

  @Test("what is said is what the next step goes on with")
  func kept() {
    // 0.48 is no 50 %, and 140 an hour twice are 280.
    let share = Said(0.48, exact: 0.45, .ratio, Rough.choice)
    #expect(share.words == "48 %" && share.value == 0.48)
    let hourly = Said(140.0 / 3_600, .rate)
    #expect(hourly.words == "140 an hour" && abs(hourly.value * 3_600 - 140) < 1e-9)
    let monthly = Said(432 / 2_592_000, .spending)
    #expect(monthly.words == "$430 a month" && abs(monthly.value * 2_592_000 - 430) < 1e-9)
    for value in [7_300.0, 50_000, 200_000, 9e7] {
      let said = Said(value, .period)
      let (number, unit) = (said.words.prefix { $0 != " " }, said.words.drop { $0 != " " })
      let length = [" minutes": 60.0, " hours": 3_600, " days": 86_400, " years": 31_536_000]
      #expect(
        abs(said.value - (Double(number) ?? 0) * (length[String(unit)] ?? 0)) < 1e-6, "\(said)")
    }
  }

  @Test("of a difference the parts are not rounded before it is taken")
  func difference() throws {
    let left = 1.01.terabytes - 1.terabytes
    let design = Design("Difference") {
      let service = Service("Service")
      let client = Client("Client")
      Flow("Ask", at: 10.perSecond) { client.calls(service, sending: left, receiving: 1.byte) }
    }
    let figure = try #require(Estimate(of: design).figure(.ingressMean, of: .flow("Ask")))
    let mental = try #require(figure.mental)
    #expect(abs(mental.factor - 1) < 0.1)
  }

  @Test("an expression of a hundred thousand parts is left unsaid, one that is unknown as well")
  func unsaid() {
    let design = Design("Many") {
      let service = Service("Service")
      let client = Client("Client")
      Flow("Flow", at: 1.perSecond) {
        for index in 0..<5_000 {
          client.calls(service, sending: (1 + index).bytes, receiving: 1.byte)
        }
      }
      Flow("Other", at: 1.perSecond) { client.calls(service) }
    }
    let estimate = Estimate(of: design)
    #expect(estimate.figure(.ingressMean, of: .flow("Flow"))?.mental == nil)
    #expect(estimate.figure(.ratePeak, of: .flow("Other"))?.mental == nil)
  }
}
