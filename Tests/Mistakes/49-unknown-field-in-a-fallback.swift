import SystemDesign

let shop = Design("Shop") {
  let item = Record("item", key: "id", ["id": 8.bytes, "name": 100.bytes])
  let old = Record("old item", key: "number", ["id": 8.bytes, "name": 100.bytes])
  let app = Service("App")
  let items = Database("Items")
  let archive = Database("Archive")
  let tapes = Database("Tapes")
  Flow("Look", at: 100.perSecond) {
    app.reads(item, from: items).fallback {
      app.reads(item, from: archive).fallback {
        app.reads(old, from: tapes)
      }
    }
  }
}
