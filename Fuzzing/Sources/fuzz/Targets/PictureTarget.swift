import Diagram
import Estimation
import Graphviz
import Reliability
import SystemDesign

/// Bytes become the names of a design; what is drawn of it must be a graph to Graphviz.
enum PictureTarget {
  static let target = Target(
    name: "pictures", run: run,
    seeds: {
      ["a<b>\u{0}\"c\"\u{0}\\N\u{0}e\u{301}", "שלום\u{0}\u{202E}x\u{0}\n\t"].map { Array($0.utf8) }
    })

  private static func run(_ bytes: [UInt8]) throws(Fault) {
    let design = design(of: names(in: bytes))
    let reliability = Reliability(of: Estimate(of: design))
    let picture = Picture.overview(
      of: design, estimate: reliability.estimate, reliability: reliability)
    let renderer = Renderer(icons: Icon.drawings, darkColours: Theme.darkening)
    let drawn: [UInt8]
    do {
      drawn = try renderer.render(
        picture.dot(), as: .svg, title: picture.title, description: picture.subtitle
      ).bytes
    } catch {
      throw Fault("Graphviz refuses what is drawn: \(error)")
    }
    guard drawn.starts(with: Array("<?xml".utf8)) || drawn.starts(with: Array("<svg".utf8)) else {
      throw Fault("what is drawn is no SVG")
    }
    guard !drawn.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }) else {
      throw Fault("a control character is in the drawing")
    }
  }

  /// At most eight names, with anything in them.
  private static func names(in bytes: [UInt8]) -> [String] {
    let parts = bytes.split(separator: 0, maxSplits: 8, omittingEmptySubsequences: false)
    return parts.prefix(8).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func design(of names: [String]) -> Design {
    func name(_ index: Int) -> String { names.isEmpty ? "" : names[index % names.count] }
    let reader = Client(name(0), line: 1)
    let shared = Domain(name(6), .cluster, line: 9)
    let app = Service(name(1), instances: 2, each: 90.perSecond, line: 2).sharing(shared)
    let store = Database(name(2), replicas: 1, line: 3)
    let work = Queue(name(3), line: 4)
    let worker = Worker(name(4), line: 5)
    let note = Record(name(5), 1.kilobyte, line: 6)
    return Design(name(7), line: 7) {
      Traffic(peak: 3.times)
      Group(name(6), store, work)
      Flow(name(5), at: 3.of(name(4)).per(1.second), availability: 99.9.percent, line: 8) {
        reader.calls(app, sending: 100.bytes)
        app.reads(note, from: store)
        app.sends(note, to: work).optional(losing: name(6))
        work.delivers(note, to: worker)
      }
    }
  }
}
