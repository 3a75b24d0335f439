import Estimation
import SystemDesign

// Photos, videos and files.
extension PublishedEstimate {
  static var igGrokkingZhuanger: PublishedEstimate {
    let taken = assume("photos", 2.million.photos).per(.day)
    let photo = Record("photo", 200.kilobytes)
    let estimate = Estimate(of: keeping(photo, at: taken, planned: 5.years))
    return PublishedEstimate(
      "ig-grokking-zhuanger",
      from: "zhuanger.gitbooks.io: Instagram (Grokking the System Design Interview figures)",
      convention: "the last division, of gigabytes into terabytes, is by 1,024",
      estimate,
      outputs: [
        .exact(
          "writes", prints: 23, is: 23.14814814814815, .perSecond,
          estimate.flow("Write", .rateMean)),
        .exact(
          "storage_day", prints: 400, is: 400, .gigabytes,
          estimate.component("Records", .storagePerDay)),
        .rounding(
          "storage", prints: 712, is: 730, .terabytes,
          estimate.component("Records", .storageRaw)
        )
        .byTheirs(
          712.890625, .quantity(taken.over(5.years).each(photo.size) * (1_000.times / 1_024.times))),
      ])
  }

  static var ytKaran: PublishedEstimate {
    let watched = assume("daily users", 200.million.users).each(5.of("views"), per: .day)
    let uploaded = watched / 200.times
    let video = Record("video", 100.megabytes)
    let watching = Estimate(of: serving(watched))
    let estimate = Estimate(of: keeping(video, at: uploaded, planned: 10.years))
    return PublishedEstimate(
      "yt-karan",
      from: "karanpratapsingh/system-design@a5c0c1a: README.md (Netflix)",
      remark: "No egress is estimated for a service of videos; it would be 200 times the ingress.",
      watching, estimate,
      outputs: [
        .exact(
          "views_day", prints: 1, is: 1, .billionPerDay,
          watching.flow("Ask", .rateMean)),
        .exact(
          "uploads_day", prints: 5, is: 5, .millionPerDay,
          estimate.flow("Write", .rateMean)),
        .rounding(
          "reads", prints: 12_000, is: 11574.074074074075, .perSecond,
          watching.flow("Ask", .rateMean)),
        .exact(
          "storage_day", prints: 500, is: 500, .terabytes,
          estimate.component("Records", .storagePerDay)),
        .exact(
          "storage", prints: 1825, is: 1825, .petabytes,
          estimate.component("Records", .storageRaw)),
        .exact(
          "ingress", prints: 5.8, is: 5.787037037037037, .gigabytesPerSecond,
          estimate.flow("Write", .ingressMean)),
      ])
  }

  static var gdriveAlexxu: PublishedEstimate {
    let design = Design("Files") {
      let user = Client("User")
      let files = ObjectStore("Files")
        .holding(assume("users", 50.million.users), of: Record("space of a user", 10.gigabytes))
      Traffic(peak: 2.times)
      Flow("Upload", at: assume("daily users", 10.million.users).each(2.files, per: .day)) {
        user.updates(500.kilobytes, in: files)
      }
    }
    let estimate = Estimate(of: design)
    return PublishedEstimate(
      "gdrive-alexxu",
      from: "preslavmihaylov/booknotes@e82ff15: system-design/system-design-interview/chapter16 "
        + "(notes on Alex Xu)",
      estimate,
      outputs: [
        .exact(
          "allocated", prints: 500, is: 500, .petabytes,
          estimate.component("Files", .storageRaw)),
        .rounding(
          "writes", prints: 240, is: 231.4814814814815, .perSecond,
          estimate.flow("Upload", .rateMean)),
        .rounding(
          "peak_writes", prints: 480, is: 462.962962962963, .perSecond,
          estimate.flow("Upload", .ratePeak)),
      ])
  }
}
