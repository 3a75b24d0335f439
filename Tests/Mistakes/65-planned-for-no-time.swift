import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App")
  Traffic(growing: 20.percent, planned: 0.years)
  Flow("Look", at: 100.perSecond) { people.calls(app, sending: 100.bytes) }
}
