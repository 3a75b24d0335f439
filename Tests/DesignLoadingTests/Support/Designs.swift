import Scenarios
import SystemDesign

/// Every design that is built with the tests.
let designs: [Design] = scenarios.map(\.design) + [vocabulary]

/// A short design that a test can say anything wrong about.
let small = Design("Small", file: "small.swift", line: 3, column: 19) {
  let people = assume("people", 10.users...1_000.users, from: "the brief")
  let note = Record("note", key: "id", ["id": 8.bytes, "text": 200.bytes])
  let reader = Client("Reader")
  let app = Service("App", instances: 2, each: 100.perSecond)
  let notes = Database("Notes", .relational, replicas: 1)
  Traffic(peak: 3.times)
  Flow("Read", .get("/"), at: people.each(3.requests, per: .day)) {
    reader.calls(app, sending: 100.bytes)
    app.reads(note, from: notes)
  }
  Decision("Shape", chosen: "one", over: "two", because: "\(people) fit into \(notes)")
}

/// The short designs that other tests are about as well.
let smallDesigns = [batchPipeline, internalTool, staticSite]
