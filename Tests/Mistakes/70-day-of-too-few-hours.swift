import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App")
  Traffic(daily: .hours(1, 1, 2, 5, 9, 4))
  Flow("Look", at: 100.perSecond) { people.calls(app, sending: 100.bytes) }
}
