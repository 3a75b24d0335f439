import SystemDesign

let shop = Design("Shop") {
  let item = Record("item", key: "id", ["id": 8.bytes, "name": 100.bytes])
  let app = Service("App")
  let items = Database("Items")
  let archive = Database("Archive")
  Flow("Look", at: 100.perSecond) {
    app.reads(item, from: items).fallback {
      app.reads(item, from: archive).accepting(
        "unbounded wait", because: "\(flow: "Browse") does not wait for it")
    }
  }
}
