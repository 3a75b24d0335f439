import SystemDesign

let shop = Design("Shop") {
  let size = assume("size of an item", 5.bytes...2.bytes)
  let item = Record("item", key: "id", ["id": 8.bytes, "name": size])
  let app = Service("App")
  let items = Database("Items")
  Flow("Look", at: 100.perSecond) { app.reads(item, from: items) }
  Flow("Put", at: 1.perSecond) { app.writes(item, to: items) }
}
