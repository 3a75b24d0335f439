import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App").available(99.percent).failing(every: 1.day, for: 12.hours)
  Flow("Look", at: 100.perSecond) { people.calls(app, sending: 100.bytes) }
}
