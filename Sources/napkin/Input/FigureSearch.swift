import ArgumentParser
import Estimation
import SystemDesign

/// Finds figures by words a person would use for them.
struct FigureSearch {
  private let estimate: Estimate

  init(_ estimate: Estimate) { self.estimate = estimate }

  /// The figures whose subject or measure holds every word; those of a subject named in full first.
  func figures(matching request: String) throws -> [Figure] {
    let wanted = request.lowercased()
    let named = estimate.figures.filter { $0.subject.name.lowercased() == wanted }
    if !named.isEmpty { return named }
    let words = wanted.split { $0 == " " || $0 == "/" }.map(String.init)
    let found = estimate.figures.filter { figure in
      let text = [
        figure.subject.name, figure.subject.kind, figure.measure.rawValue, figure.measure.words,
      ].joined(separator: " ").lowercased()
      return !words.isEmpty && words.allSatisfy { text.contains($0) }
    }
    guard found.isEmpty else { return found }
    let names = distinct(estimate.figures.map(\.subject.name) + Measure.allCases.map(\.rawValue))
    throw Refusal(
      "no figure is called '\(request)'",
      Nearest.guess(request, in: names)
        ?? "name a flow, a component or a record, and a measure such as \(Measure.ratePeak.rawValue)"
    )
  }
}
