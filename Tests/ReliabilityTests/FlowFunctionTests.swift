import Estimation
import SystemDesign
import Testing

@testable import Reliability

/// Which components a flow needs, by what its hops say.
@Suite("What a flow needs")
struct FlowFunctionTests {
  let app = Service("App")
  let other = Service("Other")
  let store = Database("Store")
  let jobs = Queue("Jobs")
  let worker = Worker("Worker")

  @Test("clients and timers never are single points")
  func clients() throws {
    let night = Timer("Night")
    let flow = try firstFlow(
      design {
        night.calls(app)
        app.pushes(thing, to: client)
      })
    #expect(flow.names == ["App"])
    #expect(flow.cuts == ["App"])
  }

  @Test("what a call passes through is needed")
  func passages() throws {
    let door = LoadBalancer("Door", instances: 1)
    let guardian = Gateway("Guard", instances: 1)
    let flow = try firstFlow(design { client.calls(app, through: door, guardian) })
    #expect(flow.names == ["App", "Door", "Guard"])
  }

  @Test("an optional hop leaves, and what hangs behind it")
  func optional() throws {
    let flow = try firstFlow(
      design {
        client.calls(app)
        app.calls(other).optional(losing: "advice")
        other.reads(thing, from: store)
        app.sends(thing, to: jobs).optional()
        jobs.delivers(thing, to: worker)
      })
    #expect(flow.names == ["App"])
    #expect(flow.completion == flow.availability)
  }

  @Test("what is behind an optional hop and a needed one is needed")
  func optionalAndNeeded() throws {
    let third = Service("Third")
    let shared = Service("Shared")
    let flow = try firstFlow(
      design {
        client.calls(app)
        app.calls(third)
        app.calls(other).optional()
        other.calls(shared)
        third.calls(shared)
        shared.reads(thing, from: store)
      })
    #expect(Set(flow.names) == ["App", "Third", "Shared", "Store"])
  }

  @Test("a component only on a first choice is no single point, nor what hangs behind it")
  func fallback() throws {
    let flow = try firstFlow(
      design {
        client.calls(app)
        app.calls(other).fallback { app.reads(thing, from: store) }
        other.reads(thing, from: Database("Behind"))
      })
    #expect(flow.names == ["App"])
  }

  @Test("what a first choice and its fallback share is a single point")
  func sharedFate() throws {
    let third = Service("Third")
    let flow = try firstFlow(
      design {
        client.calls(app)
        app.calls(other).fallback { app.calls(third) }
        other.reads(thing, from: store)
        third.reads(thing, from: store)
      })
    #expect(flow.names == ["App", "Store"])
  }

  @Test("a fallback may have a fallback, and may do several things")
  func nested() throws {
    let third = Service("Third")
    let flow = try firstFlow(
      design {
        client.calls(app)
        app.calls(other).fallback {
          app.calls(third).fallback { app.reads(thing, from: store) }
          app.sends(thing, to: jobs)
        }
      })
    #expect(flow.names == ["App"])
  }

  @Test("any of several will do")
  func oneOfSeveral() throws {
    let flow = try firstFlow(
      design {
        client.calls(app)
        oneOf {
          app.calls(other)
          inParallel {
            app.reads(thing, from: store)
            app.sends(thing, to: jobs)
          }
        }
      })
    #expect(flow.names == ["App"])
  }

  @Test("after a hand-over the caller goes on and is waited for, the worker is not")
  func handOver() throws {
    let flow = try firstFlow(
      design {
        client.calls(app)
        app.sends(thing, to: jobs)
        jobs.delivers(thing, to: worker)
        worker.calls(other)
        app.writes(thing, to: store)
      })
    #expect(flow.names == ["App", "Store", "Jobs"])
    #expect(flow.completion != nil)
  }

  @Test("what is handed over to something that keeps nothing is done only once it is delivered")
  func nothingKept() throws {
    func names(_ durability: Durability?) throws -> [String] {
      var mails = Queue("Mails", replicas: 1)
      if let durability { mails = mails.durable(durability) }
      let (mailer, vendor) = (Worker("Mailer"), External("Vendor"))
      return try firstFlow(
        design {
          client.sends(thing, to: mails)
          mails.delivers(thing, to: mailer)
          mailer.calls(vendor)
        }
      ).names
    }
    #expect(try names(.nothing) == ["Mailer", "Vendor"])
    #expect(try names(.replicated).isEmpty)
    #expect(try names(nil).isEmpty)
  }

  @Test("what a worker does after a delivery is late even where it was called before")
  func reachedTwice() throws {
    let flow = try firstFlow(
      design {
        client.calls(worker)
        worker.sends(thing, to: jobs)
        jobs.delivers(thing, to: worker)
        worker.writes(thing, to: store)
      })
    #expect(flow.names == ["Jobs", "Worker"])
  }

  @Test("a message to a service is not waited for")
  func message() throws {
    let flow = try firstFlow(
      design {
        client.calls(app)
        app.sends(thing, to: other)
        other.writes(thing, to: store)
      })
    #expect(flow.names == ["App"])
  }

  @Test("a database's log of changes is handed over")
  func changes() throws {
    let log = Stream("Log")
    let flow = try firstFlow(
      design {
        client.calls(app)
        app.writes(thing, to: store)
        store.sends(thing, to: log)
        log.delivers(thing, to: worker)
      })
    #expect(flow.names == ["App", "Store", "Log"])
  }

  @Test("what a queue or a timer starts is the flow itself")
  func startedLate() throws {
    let queued = try firstFlow(
      design {
        jobs.delivers(thing, to: worker)
        worker.writes(thing, to: store)
      })
    #expect(queued.names == ["Store", "Jobs", "Worker"])
    #expect(queued.completion == nil)
    let timed = try firstFlow(
      design {
        Timer("Night").sends(thing, to: worker)
        worker.writes(thing, to: store)
      })
    #expect(timed.names == ["Store", "Worker"])
  }

  @Test("nobody goes round a delivery network to the origin, but round a cache")
  func deliveryNetwork() throws {
    let network = CDN("Network", availability: 99.9.percent)
    let files = ObjectStore("Files", availability: 99.9.percent)
    let flow = try firstFlow(design { client.reads(thing, from: network, else: files) })
    #expect(flow.names == ["Network", "Files"])
    #expect(flow.singlePoints.allSatisfy { $0.isManaged })
    #expect(agree(flow.availability.value, 0.999 * 0.999))
    #expect(!flow.isFailing)
  }

  @Test("a cache that is away has forgotten already")
  func invalidation() throws {
    let flow = try firstFlow(
      design {
        client.calls(app)
        app.invalidates(thing, in: Cache("Hot"))
      })
    #expect(flow.names == ["App"])
  }

  @Test("a limiter that lets nobody through without its counts needs them")
  func limiter() throws {
    let counts = Cache("Counts")
    let closed = LoadBalancer("Door", instances: 2)
      .limiting(to: 5.perSecond, by: "address", through: counts, failingOpen: false)
    let open = LoadBalancer("Door", instances: 2)
      .limiting(to: 5.perSecond, by: "address", through: counts)
    #expect(
      try firstFlow(design { client.calls(app, through: closed) }).names == ["App", "Counts"])
    #expect(try firstFlow(design { client.calls(app, through: open) }).names == ["App"])
  }

  @Test("telemetry is never needed for an answer")
  func telemetry() throws {
    let metrics = Service("Metrics").asTelemetry()
    let flow = try firstFlow(
      design {
        client.calls(app)
        app.calls(metrics)
      })
    #expect(flow.names == ["App"])
  }

  @Test("needed by one request in ten: a single point, and a tenth of its weight")
  func sometimes() throws {
    let names = DNS("Names").available(99.percent)
    let app = Service("App").available(99.9.percent)
    let flow = try firstFlow(
      design {
        client.looksUp(names, times: 10.percent)
        client.calls(app)
      })
    #expect(agree(flow.availability.value, 0.999 * (1 - 0.1 * 0.01)))
    #expect(Set(flow.names) == ["App", "Names"])
    #expect(try flow.point("Names").isManaged)
    #expect(try flow.point("App").reason == "1 instance, and every request passes it")
  }

  @Test("an empty flow needs nothing")
  func empty() throws {
    let flow = try firstFlow(design {})
    #expect(flow.names.isEmpty)
    #expect(flow.availability.value == 1)
  }

  @Test("an unknown availability says what to state, in the order of the file")
  func unknown() throws {
    let cluster = Domain("Cluster", .cluster)
    let flow = try firstFlow(
      design(sharing: [cluster]) {
        client.calls(app)
        app.reads(thing, from: Database("Known").available(99.percent))
        app.reads(thing, from: store)
      })
    #expect(
      flow.availability.missing == [
        "the availability of 'App': say .available(99.9.percent)",
        "the availability of 'Store': say .available(99.9.percent)",
        "the availability of 'Cluster': say availability: 99.9.percent",
      ])
  }
}
