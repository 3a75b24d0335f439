import SystemDesign

let shop = Design("Shop") {
  let customer = Client("Customer")
  let app = Service("App", each: 0.perSecond)
  Flow("Buy", at: 800.perSecond) {
    customer.calls(app)
  }
}
