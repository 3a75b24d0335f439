import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App", instances: 2)
  Deployment(across: 0.zones)
  Flow("Look", at: 100.perSecond) { people.calls(app, sending: 100.bytes) }
}
