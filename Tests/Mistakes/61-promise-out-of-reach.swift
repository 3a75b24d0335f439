import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App")
  Flow("Look", at: 100.perSecond, availability: 1e30.percent) {
    people.calls(app, sending: 100.bytes)
  }
}
