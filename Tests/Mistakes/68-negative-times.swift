import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App")
  Flow("Look", at: 100.perSecond) {
    for _ in 1...3 { people.calls(app, sending: 100.bytes, times: (-2).times) }
  }
}
