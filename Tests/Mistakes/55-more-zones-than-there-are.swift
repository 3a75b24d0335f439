import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App", instances: 2, across: 5_000.zones.inEach(of: 3.regions))
  Flow("Look", at: 100.perSecond) { people.calls(app, sending: 100.bytes) }
}
