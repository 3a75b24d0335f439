import SystemDesign

let shop = Design("Shop") {
  let people = Client("People")
  let app = Service("App")
  let mail = External("Mail")
  Flow("Look", at: 100.perSecond) {
    people.calls(app, sending: 100.bytes).fallback {
      people.calls(mail, sending: 100.bytes).timeout(0.seconds)
    }
  }
}
