import Testing

struct CostScreenTests {
  private func answer(_ price: String) throws -> Tool.Answer {
    let folder = try Tool.Folder()
    try folder.write(
      """
      import SystemDesign
      let shop = Design("Shop") {
        let person = Client("Person")
        let app = Service("App", instances: 4)\(price)
        let bank = External("Bank")
        Traffic(peak: 2.times)
        Flow("Buy", at: 100.perSecond) {
          person.calls(app, sending: 100.bytes, receiving: 1.kilobyte)
          app.calls(bank, sending: 100.bytes, receiving: 100.bytes)
        }
      }
      """, to: "shop.swift")
    return try Tool.run(["estimate", "shop.swift"], in: folder.path)
  }

  @Test("what is priced is shown by component and flow, and what is not is named")
  func known() throws {
    let lines = try answer(".costing(300.dollars.per(.month))").output
      .split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines.contains("Cost a month"))
    #expect(lines.contains("App $1,200"))
    #expect(lines.contains("Buy $1,200 $4.63 a million"))
    #expect(lines.contains("what 'Bank' costs: say .costing(300.dollars.per(.month))"))
  }

  @Test("what is priced and not known has a row that says so")
  func open() throws {
    let folder = try Tool.Folder()
    try folder.write(
      """
      import SystemDesign
      let shop = Design("Shop") {
        let app = Service("App", instances: 4)
        let store = Database("Store").costing(80.dollars.per(.month), keeping: 1.terabyte)
        Flow("Look", at: 100.perSecond) { app.reads(1.kilobyte, from: store) }
      }
      """, to: "shop.swift")
    let lines = try Tool.run(["estimate", "shop.swift"], in: folder.path).output
      .split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines.contains("Store not stated"))
    #expect(!lines.contains("App not stated"))
  }

  @Test("a guess is shown with its low and its high")
  func guess() throws {
    let lines = try answer(".costing((200.dollars ... 450.dollars).per(.month))").output
      .split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines.contains("Cost, a month low likely high"))
    #expect(lines.contains("App $800 $1,200 $1,800"))
    #expect(lines.contains("Cost by flow, a month low likely high"))
    #expect(lines.contains("Buy $800 $1,200 $1,800"))
    #expect(lines.contains("Cost by flow, of one low likely high"))
    #expect(lines.contains("Buy $3.09 a million $4.63 a million $6.94 a million"))
  }

  @Test("what drives the cost may be the guess, and everything priced says all three")
  func drivers() throws {
    let folder = try Tool.Folder()
    try folder.write(
      """
      import SystemDesign
      let shop = Design("Shop") {
        let person = Client("Person")
        let app = Service("App").costing(300.dollars.per(.month))
        let mail = External("Mail").costing(2.dollars, answering: 1.million.requests)
        Traffic(peak: 2.times)
        Flow("Buy", at: 50.perSecond ... 200.perSecond) {
          person.calls(app, sending: 100.bytes, receiving: 1.kilobyte)
          app.calls(mail, sending: 100.bytes, receiving: 100.bytes)
        }
      }
      """, to: "shop.swift")
    let lines = try Tool.run(["estimate", "shop.swift"], in: folder.path).output
      .split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    // 100 a second are 259.2 million a month, at two dollars a million.
    #expect(lines.contains("App $300 $300 $300"))
    #expect(lines.contains("Mail $259 $518 $1,037"))
    #expect(lines.contains { $0.hasPrefix("all $5") && $0.contains(" $818 $1,3") })
  }

  @Test("without a price there is no word of cost")
  func none() throws {
    #expect(!(try answer("").output.contains("ost")))
  }
}
