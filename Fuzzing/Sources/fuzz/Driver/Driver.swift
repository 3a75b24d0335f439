import Glibc

/// Hands a target to libFuzzer, which comes with the toolchain.
enum Driver {
  nonisolated(unsafe) private static var target: Target?
  /// The most seconds of the processor that one input may take.
  nonisolated(unsafe) private static var limit = 0.0
  /// The most that one took so far.
  nonisolated(unsafe) private static var slowest = 0.0

  /// Runs until the time is over or something is found; the arguments are libFuzzer's.
  static func run(_ target: Target, within limit: Double, _ arguments: [String]) -> Int32 {
    self.target = target
    self.limit = limit
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
      try Driver.timed(bytes)
    } catch {
      print("fault: \((error as? Fault)?.says ?? "\(error)")")
      // libFuzzer writes the input to a file when the process stops like this.
      fflush(nil)
      abort()
    }
    return 0
  }

  /// Runs the target; an input that takes too long is a fault.
  ///
  /// Time is that of the processor: the clock on the wall also counts what others do on a busy
  /// machine.
  private static func timed(_ bytes: [UInt8]) throws(Fault) {
    let start = processorTime
    try target?.run(bytes)
    let seconds = processorTime - start
    // Printed as it grows: what ends in a crash says nothing at its end.
    if seconds > slowest + 0.001 {
      slowest = seconds
      print("slowest: \(hundredths(seconds))")
      fflush(nil)
    }
    guard seconds <= limit else {
      throw Fault(
        "an input takes \(hundredths(seconds)) s of the processor, and \(limit) s are the most")
    }
  }

  /// Seconds that all threads of this process have had so far.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func hundredths(_ seconds: Double) -> Double { (seconds * 100).rounded() / 100 }

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
