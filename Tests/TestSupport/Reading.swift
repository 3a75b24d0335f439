import Foundation

/// All that comes until the other side closes.
///
/// A signal that the tests get meanwhile interrupts a read, on which Foundation's own way to read
/// all ends the whole run.
package func everything(from handle: FileHandle) -> Data {
  var all = Data()
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(handle.fileDescriptor, &buffer, buffer.count)
    if count > 0 {
      all.append(contentsOf: buffer[..<count])
    } else if count == 0 || errno != EINTR {
      return all
    }
  }
}
