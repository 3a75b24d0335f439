import SystemDesign

let desk = Design("Desk") {
  let editor = Client("Editor")
  let gateway = Gateway("Gateway", instances: 50)
  let session = Service("Session", instances: 20)
  editor.staysConnected(to: gateway, count: 2.million.connections)
  Flow("Edit", at: 23_148.perSecond) {
    editor.calls(session, through: gateway, sending: 100.bytes)
    session.pushes(100.bytes, to: editor, times: 3.times)
  }
}
