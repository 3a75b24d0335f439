import Estimation
import SideBySide
import SystemDesign

/// What comes to stores of which a place takes a part along with what caches before them hold there.
///
/// A cache that is lost alone takes no part in the availability. A place that also takes a part of
/// the store asks more of it just when there is less of it, and so counts.
struct ColdStores: Sendable {
  /// The loss of one place, as one store sees it.
  struct Loss: Sendable {
    let place: Variable
    let store: Int
    /// The caches before it of which the place holds something.
    let caches: [Int]
    /// What then comes to the store, where it is more than usual.
    let loads: GroupMaker.Loads
  }

  private let byStore: [Int: [Loss]]
  /// The peak that was replayed for it; nil where nothing stands so.
  let replay: PeakReplay?

  /// Where nothing stands so.
  static let none = ColdStores()

  private init() { (byStore, replay) = ([:], nil) }

  /// - Parameter capacity: what comes to the ways of flows, where some flow has several.
  init(of estimate: Estimate, _ topology: Topology, _ capacity: WayCapacity?) {
    var caches: [Int: Set<Int>] = [:]
    for hop in estimate.design.flows.lazy.flatMap(\.everyHop) where hop.asked.count > 1 {
      let before = hop.asked.dropLast().filter { $0.kind == .cache }.map(topology.number(of:))
      guard let store = hop.asked.last, !before.isEmpty else { continue }
      caches[topology.number(of: store), default: []].formUnion(before)
    }
    let found = caches.sorted { $0.key < $1.key }.flatMap { store, caches in
      topology.lossesOfPart(of: store).compactMap { place -> Found? in
        let held = caches.filter { topology.holds(place, someOf: $0) }.sorted()
        return held.isEmpty ? nil : Found(place: place, store: store, caches: held)
      }
    }
    guard !found.isEmpty else {
      self = .none
      return
    }
    let replay = capacity?.replay ?? PeakReplay(of: estimate, topology)
    let finder = OverloadFinder(replay, capacity?.diversions)
    let places = Set(found.map(\.place)).sorted()
    let raised = Dictionary(
      uniqueKeysWithValues: zip(
        places, places.mapSideBySide { replay.raised(losing: finder.losses(with: $0)) }))
    self.replay = replay
    byStore = found.reduce(into: [:]) { all, one in
      guard let loads = raised[one.place]?[one.store] else { return }
      all[one.store, default: []].append(
        Loss(place: one.place, store: one.store, caches: one.caches, loads: loads))
    }
  }

  private struct Found {
    let place: Variable
    let store: Int
    let caches: [Int]
  }

  /// Those that some components have to do with.
  func losses(of parts: [Int]) -> [Loss] {
    byStore.isEmpty ? [] : distinct(parts).flatMap { byStore[$0] ?? [] }
  }

  /// Whether nothing more comes to any store.
  var isEmpty: Bool { byStore.isEmpty }
}

extension Topology {
  /// The zones, regions and shared things that take some of a component's machines, but not all.
  fileprivate func lossesOfPart(of component: Int) -> [Variable] {
    let part = parts[component]
    return Set(places(of: part).joined()).sorted().filter {
      (share(of: part, lostWith: $0) ?? 1) < 1 && !shared(by: part).contains($0)
    }
  }

  /// Whether a place takes along some of what is in a cache.
  fileprivate func holds(_ place: Variable, someOf cache: Int) -> Bool {
    shared(by: parts[cache]).contains(place)
      || shareOfShards(of: parts[cache], onlyIn: place) > 0
  }

  /// The share of a component's machines that stand in a place; nil where none does.
  func share(of part: Part, lostWith place: Variable) -> Double? {
    let places = places(of: part)
    guard places.contains(where: { $0.contains(place) }) else { return nil }
    let machines = min(max(part.machines, 1), Copies.most)
    let lost = (0..<machines).count { places[$0 % places.count].contains(place) }
    return lost > 0 ? Double(lost) / Double(machines) : nil
  }
}
