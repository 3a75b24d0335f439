#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that cannot be read, in words.
struct FileError: Error {
  let says: String
}

extension Platform {
  /// The bytes of a file, or no more than so many and one of them.
  static func read(_ path: String, atMost limit: Int) throws(FileError) -> [UInt8] {
    // Opening a pipe that nobody writes to would wait for a writer that may never come.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT: throw FileError(says: "there is no such file")
      case EACCES: throw FileError(says: "it may not be read")
      default: throw FileError(says: "it cannot be read: \(lastError)")
      }
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while bytes.count <= limit {
      let count = fill(&buffer, from: descriptor)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
          _ = poll(&waiting, 1, -1)
          continue
        }
        if errno == EISDIR { throw FileError(says: "it is a folder, and a file belongs here") }
        throw FileError(says: "it cannot be read: \(lastError)")
      }
      bytes += buffer[..<count]
    }
    return Array(bytes[...limit])
  }

  /// Writes a new file that only its owner may read; false where that fails.
  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return write(bytes, to: descriptor)
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send($0, to: descriptor) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

// Outside the type, where `read` and `write` mean those of the system.
private func fill(_ buffer: inout [UInt8], from descriptor: Int32) -> Int {
  read(descriptor, &buffer, buffer.count)
}

private func send(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
