extension Rendering {
  /// This page without the time at which it was made, so that equal graphs make equal files.
  ///
  /// Cairo writes the time and can be told another only for the whole process. The digits become
  /// zeros and ones of the same number: places in a PDF are counted in bytes. Newer versions of
  /// Cairo compress the date, and the file then differs from second to second.
  func withoutDate() -> Rendering {
    let mark = Array("/CreationDate (D:".utf8)
    let date = Array("20000101000000".utf8)
    var copy = bytes
    var at = copy.startIndex
    while at + mark.count + date.count <= copy.endIndex {
      if copy[at] == mark[0], copy[at..<(at + mark.count)].elementsEqual(mark) {
        at += mark.count
        copy.replaceSubrange(at..<(at + date.count), with: date)
      }
      at += 1
    }
    return Rendering(bytes: copy, warnings: warnings)
  }
}
