import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App", taking: (-3).milliseconds)
  Flow("Look", at: 100.perSecond) { people.calls(app, sending: 100.bytes) }
}
