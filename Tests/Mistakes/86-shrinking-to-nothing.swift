import SystemDesign

let shop = Design("Shop") {
  Traffic(peak: 2.times, growing: (-100).percent, busy: 0.percent)
  let people = Client("People")
  let app = Service("App")
  Flow("Look", at: 100.perSecond) { people.calls(app, sending: 100.bytes) }
}
