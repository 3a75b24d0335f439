import Critique
import DesignLoading
import Estimation

extension Critique {
  /// What the rules say, as `napkin critique --format json` gives it.
  func json(in input: LoadedInput) -> JSON {
    .object([
      "findings": .array(findings.map { $0.json(in: input) }),
      "accepted": .array(
        accepted.map {
          .object([
            "finding": $0.finding.json(in: input), "because": .string("\($0.waiver.because)"),
            "until": $0.waiver.until.map(JSON.string) ?? .null,
          ])
        }),
      "notHeld": .array(
        open.map {
          .object([
            "requirement": .string($0.says.spoken), "target": $0.target.map(JSON.string) ?? .null,
            "why": .string($0.why), "file": .string(input.file(of: $0.origin)),
            "line": .number(Double($0.origin.line)), "column": .number(Double($0.origin.column)),
          ])
        }),
      "summary": .object([
        "errors": .number(Double(count(.error))), "warnings": .number(Double(count(.warning))),
        "infos": .number(Double(count(.info))), "accepted": .number(Double(accepted.count)),
        "rules": .number(Double(ruleCount)),
      ]),
    ])
  }
}

extension Finding {
  fileprivate func json(in input: LoadedInput) -> JSON {
    .object([
      "rule": .string(rule), "slug": .string(slug), "severity": .string(severity.rawValue),
      "subject": .string(subject.name), "flows": .array(flows.map(JSON.string)),
      "file": .string(input.file(of: origin)), "line": .number(Double(origin.line)),
      "column": .number(Double(origin.column)), "message": .string(message),
      "evidence": .array(evidence.map(JSON.string)), "remedy": .string(remedy),
      "consequences": .array(consequences.map(JSON.string)),
    ])
  }
}
