import SystemDesign

let shop = Design("Shop") {
  let app = Service("App")
  let goods = SearchIndex("Goods", shards: 8, replicas: 1)
  Flow("Search", at: 100.perSecond) { app.reads(1.kilobyte, from: goods).scattered(over: 9) }
}
