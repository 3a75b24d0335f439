extension Int {
  /// So many bytes in words, for messages that tell a limit: limits are whole megabytes.
  var inMegabytes: String { "\(self >> 20) MB" }
}
