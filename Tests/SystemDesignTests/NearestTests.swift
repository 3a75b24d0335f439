import Testing

@testable import SystemDesign

@Suite("The name that was meant") struct NearestTests {
  @Test(
    "is a slip of the hand away",
    arguments: [
      ("hotLink", "hotLinks"), ("Databse", "Database"), ("gigabites", "gigabytes"),
      ("wrties", "writes"), ("App", "Ap"), ("xyz", nil), ("", nil),
    ] as [(String, String?)])
  func nearest(_ word: String, _ name: String?) {
    let names = ["hotLinks", "Database", "gigabytes", "writes", "Ap", "Client"]
    #expect(Nearest.name(to: word, in: names) == name)
  }

  @Test("of two names as near, the first by the alphabet is asked for, always")
  func ties() {
    #expect(Nearest.name(to: "boat", in: ["coat", "boot", "goat"]) == "boot")
    #expect(Nearest.name(to: "boat", in: ["goat", "boot", "coat"]) == "boot")
  }
}
