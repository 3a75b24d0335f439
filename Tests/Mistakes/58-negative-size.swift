import SystemDesign

let shop = Design("Shop") {
  let item = Record("item", key: "id", ["id": 8.bytes, "name": (-100).bytes])
  let app = Service("App")
  let items = Database("Items")
  Flow("Look", at: 100.perSecond) { app.reads(item, from: items) }
  Flow("List", at: 10.perSecond) { app.reads(20.of(item), from: items) }
}
