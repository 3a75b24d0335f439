import Testing

import Reliability

@Suite("An availability is never shown as more than it is where that would matter")
struct NinesTests {
  @Test(
    "nines are not rounded up to more of them",
    arguments: [
      (0.999, "99.9 %"), (0.999496, "99.949 %"), (0.99999, "99.999 %"), (0.9999997, "99.99997 %"),
      (0.98999, "98.9 %"), (0.9896, "98.9 %"), (1, "100 %"), (0.99, "99 %"),
    ])
  func nines(share: Double, text: String) {
    #expect(Nines.text(share) == text)
  }

  @Test(
    "where there are not two of them it is the nearest",
    arguments: [
      (0.8699692, "87 %"), (0.89999998, "90 %"), (0.2855807, "28.6 %"), (0.2854, "28.5 %"),
      (0.97449, "97.4 %"), (0, "0 %"),
    ])
  func nearest(share: Double, text: String) {
    #expect(Nines.text(share) == text)
  }

  @Test("what was promised is not reached by rounding")
  func promised() {
    #expect(Nines.text(0.8699692, promised: 0.87) == "86.9 %")
    #expect(Nines.text(0.8699692, promised: 0.86) == "87 %")
    #expect(Nines.text(0.9747, promised: 0.975) == "97.4 %")
    #expect(Nines.text(0.9747, promised: 0.98) == "97.5 %")
  }
}
