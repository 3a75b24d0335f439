import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App").memory(4.gigabytes - 6.gigabytes)
  Flow("Look", at: 100.perSecond) { people.calls(app, sending: 100.bytes) }
}
