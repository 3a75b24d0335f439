import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App")
  Traffic(daily: .swing(0.8))
  Flow("Look", at: 100.perSecond) { people.calls(app, sending: 100.bytes) }
}
