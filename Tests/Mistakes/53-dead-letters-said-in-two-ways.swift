import SystemDesign

let shop = Design("Shop") {
  let app = Service("App")
  let failed = Queue("Failed", keeping: 14.days)
  let orders = Queue("Orders").deadLetter(after: 5, to: failed.durable(.replicated))
  let packer = Worker("Packer")
  Flow("Buy", at: 10.perSecond) {
    app.sends(1.kilobyte, to: orders)
    orders.delivers(1.kilobyte, to: packer)
  }
  Flow("Look at what failed", at: 1.perDay) { failed.delivers(1.kilobyte, to: packer) }
}
