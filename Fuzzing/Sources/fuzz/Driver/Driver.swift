import Glibc

/// Hands a target to libFuzzer, which comes with the toolchain.
enum Driver {
  nonisolated(unsafe) private static var target: Target?

  /// Runs until the time is over or something is found; the arguments are libFuzzer's.
  static func run(_ target: Target, _ arguments: [String]) -> Int32 {
    self.target = target
    var words = (["fuzz"] + arguments).map { strdup($0) }
    words.append(nil)
    var count = Int32(words.count - 1)
    return words.withUnsafeMutableBufferPointer { buffer in
      var pointer = buffer.baseAddress
      return runDriver(&count, &pointer, callback)
    }
  }

  private static let callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32 = {
    start, count in
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    do {
      try Driver.target?.run(bytes)
    } catch {
      print("fault: \((error as? Fault)?.says ?? "\(error)")")
      // libFuzzer writes the input to a file when the process stops like this.
      fflush(nil)
      abort()
    }
    return 0
  }

  fileprivate static func mutated(
    _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ most: Int, _ seed: UInt32
  ) -> Int {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    // Every other time the bytes themselves are changed, else the parser meets no wrong byte.
    guard seed % 2 == 0, let changed = target?.mutated(bytes, UInt64(seed)),
      changed.count <= most
    else { return mutate(data, size, most) }
    for (index, byte) in changed.enumerated() { data[index] = byte }
    return changed.count
  }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

@_silgen_name("LLVMFuzzerMutate")
private func mutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ most: Int) -> Int

@_cdecl("LLVMFuzzerCustomMutator")
func customMutator(
  _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ most: Int, _ seed: UInt32
) -> Int {
  Driver.mutated(data, size, most, seed)
}
