#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@testable import DesignLoading

/// A validator of JSON Schema that is none of ours: the package `jsonschema` of Python.
enum Validator {
  /// Whether it can be asked here; says so once where it cannot.
  static let isHere: Bool = {
    let found = answer(to: "import jsonschema; jsonschema.Draft202012Validator; print('here')")
    if found != ["here"] {
      print(
        "skipped what needs an independent validator: python3 has no package jsonschema "
          + "(Debian: python3-jsonschema)")
    }
    return found == ["here"]
  }()

  private static let program = """
    import json, sys
    from jsonschema import Draft202012Validator as Draft
    schema = json.loads(sys.stdin.readline())
    Draft.check_schema(schema)
    validator = Draft(schema)
    print('checked')
    for line in sys.stdin:
        print('valid' if validator.is_valid(json.loads(line)) else 'invalid')
    """

  /// Whether each of these is valid by a schema; nil where the schema itself is not.
  static func verdicts(on models: [JSON], by schema: JSON) -> [Bool]? {
    // Tests run side by side in one process.
    let path = "/tmp/napkin-models-\(getpid())-\(UInt64.random(in: 0 ... .max)).jsonl"
    defer { unlink(path) }
    let lines = ([schema] + models).map(\.line)
    guard Platform.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: path) else {
      return nil
    }
    let said = answer(to: program, input: path)
    guard said.first == "checked", said.count == models.count + 1 else { return nil }
    return said.dropFirst().map { $0 == "valid" }
  }

  private static func answer(to program: String, input: String = "/dev/null") -> [String] {
    let quoted = program.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''")
    guard let pipe = popen("PYTHONUTF8=1 python3 -c '\(quoted)' 2>&1 <\(input)", "r") else {
      return []
    }
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    while case let byte = getc(pipe), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

extension JSON {
  /// The value on a line of its own: an end of a line never stands in a text unescaped.
  fileprivate var line: String { text.split(separator: "\n").joined() }
}
