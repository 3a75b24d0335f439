import SystemDesign

let shop = Design("Shop") {
  let item = Record("item", 1.kilobyte)
  let app = Service("App")
  let items = Database("Items")
  Flow("Look", at: 100.perSecond) { app.reads(item, from: items) }
  Group("Data", items.backedUp(every: 1.day))
}
