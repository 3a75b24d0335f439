import SystemDesign

let shop = Design("Shop") {
  let item = Record("item", keeping: 0.days, ["body": 1.kilobyte])
  let app = Service("App")
  let items = Database("Items")
  Flow("Put", at: 100.perSecond) { app.writes(item, to: items) }
}
