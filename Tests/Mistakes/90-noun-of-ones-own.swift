import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App")
  let found = assume("searches", 1.5.billion.searches, from: "the brief")
  Flow("Look", at: 100.perSecond) { people.calls(app, sending: 100.bytes) }
}
