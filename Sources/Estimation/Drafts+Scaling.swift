import SystemDesign

extension Drafts {
  /// What a load test says that so many machines can do, and how much of it the peak takes.
  var scaling: [Draft] {
    demands.flatMap { part, demands -> [Draft] in
      guard let test = LoadTest(of: part) else { return [] }
      let subject = Subject.component(part.name)
      var drafts = [
        Draft(subject, .scalingCapacity, test.capacity, remarks: test.fit?.notes ?? [])
      ]
      if demands.count == 1 {
        drafts.append(Draft(subject, .scalingUse, demands[0].warm.over(test.capacity, .ratio)))
      }
      if let best = test.fit?.best {
        let most = Formula(.literal(best, Unit("machines")), .count)
        drafts.append(Draft(subject, .scalingBest, .known(most)))
      }
      return drafts
    }
  }
}
