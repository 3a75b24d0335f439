import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App")
  Flow("Look", at: 1e400.perSecond) { people.calls(app, sending: 100.bytes) }
}
