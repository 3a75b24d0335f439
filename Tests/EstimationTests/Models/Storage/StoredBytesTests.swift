import Estimation
import Testing

struct StoredBytesTests {
  @Test("storage: 100 M a month of 500 B, 30 % growth, 5 years, 3 copies, 30 % index: 24.1963 TB")
  func grown() throws {
    var bytes = StoredBytes(
      records: 100e6 * 12 * (try Growth.continuous(0.3, years: 5)), size: 500)
    bytes.index = 0.3
    bytes.redundancy = .copies(3)
    expect(try bytes.stored() / 1e12, is: 24.1963, decimals: 4)
  }

  @Test("storage, flat and kept once: 3 TB")
  func flat() throws {
    #expect(try StoredBytes(records: 100e6 * 60, size: 500).stored() == 3e12)
  }

  @Test("headroom divides: 36.5 TB on disks 70 % full need 52.1429 TB")
  func headroom() throws {
    expect(try StoredBytes.room(for: 36.5, filledTo: 0.7), is: 52.1429, decimals: 4)
  }

  @Test("compression divides")
  func compression() throws {
    var bytes = StoredBytes(records: 10, size: 300)
    bytes.compression = 3
    #expect(try bytes.raw() == 1_000)
  }

  @Test("a negative size, a compression of zero and a disk filled to 120 % are refused")
  func refused() {
    #expect(throws: Refusal("size of a record", -1, wanted: "0 or more")) {
      try StoredBytes(records: 1, size: -1).raw()
    }
    var bytes = StoredBytes(records: 1, size: 1)
    bytes.compression = 0
    #expect(throws: Refusal.self) { try bytes.raw() }
    #expect(throws: Refusal.self) { try StoredBytes.room(for: 1, filledTo: 1.2) }
    #expect(throws: Refusal.self) { try StoredBytes.room(for: 1, filledTo: 0) }
  }
}
