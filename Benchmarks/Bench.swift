#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Makes designs and measures commands on them; `Scripts/bench` builds and calls it.
@main
struct Bench {
  static func main() {
    let words = CommandLine.arguments.dropFirst()
    do {
      switch words.first {
      case "make": try make(Array(words.dropFirst()))
      case "run": try run(Array(words.dropFirst()))
      default:
        stop("say make FORM COMPONENTS FLOWS HOPS, or run NAPKIN MODULES FOLDER ROUNDS FILE…")
      }
    } catch let failure as Comparison.Failure {
      let status = failure.status.map { "ended with status \($0)" } ?? "cannot be started"
      stop("'\(failure.command)' \(status)", 3)
    } catch {
      stop("\(error)", 3)
    }
  }

  /// `make json 1000 125 5000` prints a model of so many components, flows and hops.
  private static func make(_ words: [String]) throws {
    let numbers = words.dropFirst().compactMap { Int($0) }
    guard numbers.count == 3, numbers.allSatisfy({ $0 > 0 }) else {
      stop("make wants a form, json or swift, and three numbers above 0")
    }
    let plan = PlanMaker.plan(components: numbers[0], flows: numbers[1], hops: numbers[2])
    print(
      words[0] == "swift" ? DesignText.text(of: plan) : ModelText.text(of: plan), terminator: "")
  }

  /// Measures everything and prints one table.
  private static func run(_ words: [String]) throws {
    guard words.count > 3, let rounds = Int(words[3]), rounds > 0 else {
      stop("run wants the tool, its modules, a folder, a number of rounds and design files")
    }
    let (tool, modules, folder) = (words[0], words[1], words[2])
    var table = [["", "median", "ratio", "memory"]]
    for file in words.dropFirst(4) {
      let comparison = asText(file, tool, modules)
      table += Comparison.rows(comparison.title, try comparison.results(rounds: rounds))
    }
    let models = onModels(tool, folder + "/model.json", folder + "/model-ten-times.json")
    var together: [Comparison.Result] = []
    for comparison in models {
      let results = try comparison.results(rounds: rounds)
      table += Comparison.rows(comparison.title, results)
      together = together.isEmpty ? results : zip(together, results).map { $0.plus($1) }
    }
    table += Comparison.rows("all three of a model, one after the other", together)
    let pairs = pairs(tool, folder + "/model-300.json")
    table += Comparison.rows(pairs.title, try pairs.results(rounds: rounds))
    show(table)
  }

  private static func asText(_ file: String, _ tool: String, _ modules: String) -> Comparison {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return Comparison(
      title: "\(name) as text",
      sides: [
        .init(name: "napkin --version", command: [tool, "--version"]),
        .init(name: "napkin estimate", command: [tool, "estimate", file, "--quiet"]),
        .init(
          name: "swiftc -typecheck",
          command: [
            "swiftc", "-typecheck", "-swift-version", "6", "-parse-as-library", "-I", modules, file,
          ]),
      ])
  }

  /// Both sizes in each comparison, so that the ratio is of runs that stood side by side.
  private static func onModels(_ tool: String, _ model: String, _ large: String) -> [Comparison] {
    ["estimate", "spof", "critique"].map { command in
      Comparison(
        title: "\(command) of a model",
        sides: [
          .init(
            name: "1,000 components, 5,000 hops", command: [tool, command, model, "--quiet"]),
          .init(
            name: "10,000 components, 50,000 hops", command: [tool, command, large, "--quiet"]),
        ])
    }
  }

  /// What pairs cost beside what fails alone.
  private static func pairs(_ tool: String, _ model: String) -> Comparison {
    Comparison(
      title: "spof of a model of 300 components, 1,500 hops",
      sides: [
        .init(name: "napkin --version", command: [tool, "--version"]),
        .init(name: "napkin spof", command: [tool, "spof", model, "--quiet"]),
        .init(
          name: "napkin spof --order 2",
          command: [tool, "spof", model, "--order", "2", "--quiet"]),
      ])
  }

  private static func show(_ table: [[String]]) {
    let widths = (0..<4).map { column in
      table.filter { $0.count > 1 }.map { $0[column].count }.max() ?? 0
    }
    for row in table {
      let cells = row.enumerated().map { column, cell in
        let room = String(repeating: " ", count: max(0, widths[column] - cell.count))
        if row.count == 1 { return cell }
        return column == 0 ? cell + room : room + cell
      }
      print(cells.joined(separator: "   "))
    }
  }

  private static func stop(_ says: String, _ status: Int32 = 64) -> Never {
    let line = Array("error: \(says)\n".utf8)
    _ = line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    exit(status)
  }
}
