import Reliability
import SystemDesign

/// What comes to a component once a zone or a region is lost, where it is more than it can do: what
/// others did that are lost there, whose work goes another way.
struct Flood {
  let place: SinglePoint
  let overload: Overload
}

/// What the loss of each zone and region overloads that takes a flow down because what is left
/// cannot carry the peak.
struct Floods: Sendable {
  private let places: [(point: SinglePoint, overloads: [Overload])]

  init(of reliability: Reliability) {
    var points: [String: SinglePoint] = [:]
    for point in reliability.flows.flatMap(\.singlePoints) where Self.isRoom(point) {
      points[point.name] = points[point.name] ?? point
    }
    let lost = points.isEmpty ? [] : reliability.overloads(losing: Set(points.keys))
    places = lost.compactMap { name, overloads in points[name].map { ($0, overloads) } }
  }

  private static func isRoom(_ point: SinglePoint) -> Bool {
    point.cause == .capacity && (point.place == .zone || point.place == .region)
  }

  /// The worst of each component, by its name.
  var worst: [String: Flood] {
    var worst: [String: Flood] = [:]
    for (place, overloads) in places {
      for overload in overloads where overload.use > worst[overload.name]?.overload.use ?? 0 {
        worst[overload.name] = Flood(place: place, overload: overload)
      }
    }
    return worst
  }

  /// Whether a zone or a region leaves too little room, and no component says where.
  func areUntold(losing point: SinglePoint) -> Bool {
    Self.isRoom(point)
      && places.allSatisfy { $0.point.name != point.name || $0.overloads.isEmpty }
  }
}

extension Review {
  /// The flows that a zone, a region or a component takes down.
  func flows(lostWith point: SinglePoint) -> [Flow] {
    reliability.flows.filter { flow in
      flow.singlePoints.contains { $0.kind == point.kind && $0.name == point.name }
    }
    .map(\.flow)
  }
}
