import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App", instances: 3).measured([1: 900.perSecond, 1: 950.perSecond])
  Flow("Look", at: 100.perSecond) { people.calls(app, sending: 100.bytes) }
}
