import SystemDesign

let shop = Design("Shop") {
  let item = Record("item", 1.kilobyte)
  let app = Service("App")
  let items = Database("Items", replicas: 2).placed(2, in: "a")
  Flow("Look", at: 100.perSecond) { app.reads(item, from: items) }
}
