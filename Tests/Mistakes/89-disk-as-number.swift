import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App")
  let store = Database("Store", .keyValue, disk: 64)
  Flow("Look", at: 100.perSecond) { people.calls(app, sending: 100.bytes) }
}
