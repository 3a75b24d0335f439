import SystemDesign

let shop = Design("Shop") {
  let item = Record("item", 1.kilobyte)
  let app = Service("App")
  let items = ObjectStore("Items").costing(23.dollars, keeping: 1.terabyte)
  Flow("Look", at: 100.perSecond) { app.reads(item, from: items) }
}
