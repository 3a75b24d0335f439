import Reliability
import SystemDesign

/// What comes to a component once a zone or a region is lost, where it is more than it can do: what
/// others did that are lost there, whose work goes another way.
struct Flood {
  let place: SinglePoint
  let overload: Overload
}

extension Review {
  /// The worst flood of each component, by its name, among the zones and regions that take a flow
  /// down because what is left cannot carry the peak.
  var floods: [String: Flood] {
    var places: [String: SinglePoint] = [:]
    for point in reliability.flows.flatMap(\.singlePoints) where point.cause == .capacity {
      if point.place == .zone || point.place == .region { places[point.name] = point }
    }
    guard !places.isEmpty else { return [:] }
    var worst: [String: Flood] = [:]
    for (name, overloads) in reliability.overloads(losing: Set(places.keys)) {
      guard let place = places[name] else { continue }
      for overload in overloads where overload.use > worst[overload.name]?.overload.use ?? 0 {
        worst[overload.name] = Flood(place: place, overload: overload)
      }
    }
    return worst
  }

  /// The flows that a zone, a region or a component takes down.
  func flows(lostWith point: SinglePoint) -> [Flow] {
    reliability.flows.filter { flow in
      flow.singlePoints.contains { $0.kind == point.kind && $0.name == point.name }
    }
    .map(\.flow)
  }
}
