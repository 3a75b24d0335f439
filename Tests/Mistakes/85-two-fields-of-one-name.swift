import SystemDesign

let shop = Design("Shop") {
  let app = Service("App")
  let order = Record("order", key: "id", ["id": 16.bytes, "id": 84.bytes])
  let orders = Database("Orders")
  Flow("Order", at: 100.perSecond) { app.writes(order, to: orders) }
}
