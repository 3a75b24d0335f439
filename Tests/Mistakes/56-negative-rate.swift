import SystemDesign

let shop = Design("Shop") {
  let orders = assume("orders", (-5).million.orders, from: "finance").per(.day)
  let people = Client("People")
  let app = Service("App")
  Flow("Buy", at: orders) { people.calls(app, sending: 100.bytes) }
  Flow("Look", at: orders * 20.times) { people.calls(app, sending: 100.bytes) }
}
