import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App")
  Traffic(peak: 3.times, daily: .swing(80.percent))
  Flow("Look", at: 100.perSecond) { people.calls(app, sending: 100.bytes) }
}
