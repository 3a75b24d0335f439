import TemporaryFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What this program asks of the system it runs on, in one place.
enum Platform {
  /// Whether a person looks at the standard output.
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The columns of the terminal, where there is one.
  static var terminalWidth: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// A variable of the environment; nil where it is unset.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The folder for temporary files, and why nothing can be made in it; no reason where it can.
  static var temporaryFolder: (path: String, failure: String?) {
    let wish = environment("TMPDIR") ?? ""
    let path = wish.isEmpty ? "/tmp" : wish
    let trial = TemporaryFiles.randomPath(in: path)
    var failure: Int32 = 0
    let isMade = TemporaryFiles.make([trial]) {
      let isMade = mkdir(trial, 0o700) == 0
      failure = errno
      return isMade
    }
    guard isMade else { return (path, words(failure)) }
    TemporaryFiles.end([trial]) { rmdir(trial) }
    return (path, nil)
  }

  /// Writes all of it, however the system cuts it up; false where nobody reads on.
  @discardableResult
  static func put(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }

  /// Writes an answer to the standard output.
  ///
  /// Who stops reading has read enough; a full disk is told of.
  static func answer(_ bytes: [UInt8]) throws {
    guard !put(bytes, to: STDOUT_FILENO), errno != EPIPE else { return }
    guard errno != EBADF else {
      throw Refusal(
        "the answer cannot be written: the standard output is closed", "open it, or say where to")
    }
    throw Refusal(
      "the answer cannot be written: \(words(errno))", "make room, or write it elsewhere")
  }

  /// Everything on the standard input, up to a limit; nil above it.
  static func standardInput(limit: Int) -> [UInt8]? {
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return all }
      all += chunk[..<count]
      if all.count > limit { return nil }
    }
  }

  /// The day it is here, as "2027-01-31".
  static var today: String {
    var now = time(nil)
    var date = tm()
    localtime_r(&now, &date)
    func digits(_ number: Int32, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    return [digits(date.tm_year + 1_900, 4), digits(date.tm_mon + 1, 2), digits(date.tm_mday, 2)]
      .joined(separator: "-")
  }

  /// Whether something is there under that name.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Writes a file so that it is there whole or not at all: beside it first, then renamed.
  ///
  /// What a link points to is replaced, not the link; what is no file, such as a device or a pipe, is
  /// written to as it is.
  ///
  /// - Returns: nil when it is written, else the system's word for what stopped it.
  static func replaceFile(_ path: String, with bytes: [UInt8]) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return replace(path, with: bytes) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return replace(resolved(path), with: bytes)
    case S_IFDIR: return words(EISDIR)
    default:
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return words(errno) }
      defer { close(descriptor) }
      return put(bytes, to: descriptor) ? nil : words(errno)
    }
  }

  /// The path without the links in it.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func replace(_ path: String, with bytes: [UInt8]) -> String? {
    let temporary = "\(path).\(getpid()).part"
    var descriptor: Int32 = -1
    var failure: Int32 = 0
    TemporaryFiles.make([temporary]) {
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      failure = descriptor < 0 ? errno : 0
      return descriptor >= 0
    }
    guard descriptor >= 0 else { return words(failure) }
    if !put(bytes, to: descriptor) || fsync(descriptor) != 0 && errno != EINVAL { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    TemporaryFiles.end([temporary]) {
      if failure == 0, rename(temporary, path) != 0 { failure = errno }
      if failure != 0 { unlink(temporary) }
    }
    return failure == 0 ? nil : words(failure)
  }

  private static func words(_ failure: Int32) -> String {
    String(cString: strerror(failure)).lowercased()
  }
}
