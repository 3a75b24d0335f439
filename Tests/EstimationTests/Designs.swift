import Estimation
import SystemDesign

/// The value of a figure in base units, worked out from a design.
func value(_ measure: Measure, of subject: Subject, in design: Design) -> Double? {
  Estimate(of: design).figure(measure, of: subject)?.value
}

/// One service called by one client so often, with whatever else is said.
func calling(_ service: Service, at rate: Rate, traffic: Traffic = Traffic(peak: 3.times)) -> Design
{
  Design("Calls") {
    traffic
    let client = Client("Client")
    Flow("Call", at: rate) { client.calls(service, sending: 400.bytes, receiving: 700.bytes) }
  }
}

/// Records written to one store, with whatever else is said.
func writing(
  _ record: Record, to store: Database, at rate: Rate,
  traffic: Traffic = Traffic(peak: 2.times, planned: 5.years)
) -> Design {
  Design("Writes") {
    traffic
    let service = Service("Service")
    Flow("Write", at: rate) { service.writes(record, to: store) }
  }
}
