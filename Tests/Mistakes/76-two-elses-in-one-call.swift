import SystemDesign

let shop = Design("Shop") {
  let item = Record("item", 1.kilobyte)
  let app = Service("App")
  let own = Cache("Own")
  let recent = Cache("Recent")
  let items = Database("Items")
  Flow("Look", at: 100.perSecond) {
    app.reads(item, from: own, else: recent, else: items, hit: 90.percent)
  }
}
