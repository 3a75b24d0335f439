import SystemDesign

let shop = Design("Shop") {
  let item = Record("item", 1.kilobyte)
  let app = Service("App")
  let recent = Cache("Recent").hitting(90.percent)
  let items = Database("Items")
  Flow("Look", at: 100.perSecond) {
    app.reads(item, from: recent, else: items)
  }
  Flow("Look again", at: 100.perSecond) {
    app.reads(item, from: recent.hitting(50.percent), else: items)
  }
}
