import SystemDesign

let chat = Design("Chat") {
  let people = Client("People")
  let door = Gateway("Door", instances: 2)
  Flow("Say", at: 100.perSecond) { people.calls(door, sending: 100.bytes) }
  people.staysConnected(to: door.connections(50_000.connections), count: 80_000.connections)
}
