import SystemDesign

let shop = Design("Shop") {
  let app = Service("App")
  let order = Record("order", 1.kilobyte)
  let orders = Database("Orders", replicas: 2).replicating(.quorum(reads: 2, writes: 4))
  Flow("Order", at: 100.perSecond) { app.writes(order, to: orders) }
}
