import Estimation
import SystemDesign

// Chats: peaks, gateways and fan-out.
extension PublishedEstimate {
  static var waDummybug: PublishedEstimate {
    let daily = assume("monthly users", 500.million.users) * 20.percent
    let sent = daily.each(10.messages, per: .day)
    let sentByTheirs = sent.over(.day).per(100_000.seconds)
    let estimate = Estimate(
      of: keeping(Record("message", 250.bytes), at: sent, planned: 1.year, peak: 2.times))
    return PublishedEstimate(
      "wa-dummybug",
      from: "dummy-bug.github.io system-design-handbook: WhatsApp/Estimation",
      convention: "a day is 100,000 seconds",
      remark: "The average is printed 13.6 % low.",
      estimate,
      outputs: [
        .exact(
          "messages_day", prints: 1, is: 1, .billionPerDay,
          estimate.flow("Write", .rateMean)),
        .convention(
          "writes", prints: 10_000, is: 11574.074074074075, .perSecond,
          estimate.flow("Write", .rateMean)
        )
        .byTheirs(10_000, .quantity(sentByTheirs)),
        .convention(
          "peak_writes", prints: 20_000, is: 23148.14814814815, .perSecond,
          estimate.flow("Write", .ratePeak)
        )
        .byTheirs(20_000, .quantity(sentByTheirs * 2.times)),
        .exact(
          "storage_day", prints: 250, is: 250, .gigabytes,
          estimate.component("Records", .storagePerDay)),
      ])
  }

  static var waPrepcommons: PublishedEstimate {
    let daily = assume("daily users", 2.billion.users)
    let sockets = daily.relative(to: 1.million.connections)
    let estimate = Estimate(
      of: textAndMedia(
        at: daily.each(40.messages, per: .day), text: 500.bytes, media: 200.kilobytes,
        in: 10.percent, planned: 1.year, peak: 3.times))
    return PublishedEstimate(
      "wa-prepcommons",
      from: "prepcommons.com: Design WhatsApp, capacity estimation",
      remark: "\"Hundreds of thousands of gateways\" of a million sockets each for 2 billion "
        + "connections: 2,000 are enough. A message of 300 bytes was rounded up to 500.",
      estimate,
      outputs: [
        .exact(
          "messages_day", prints: 80, is: 80, .billionPerDay,
          estimate.flow("Post", .rateMean)),
        .rounding(
          "writes", prints: 1, is: 0.9259259259259259, .millionPerSecond,
          estimate.flow("Post", .rateMean)),
        .rounding(
          "peak_writes", prints: 3, is: 2.777777777777778, .millionPerSecond,
          estimate.flow("Post", .ratePeak)),
        .exact(
          "text_day", prints: 40, is: 40, .terabytes,
          estimate.component("Texts", .storagePerDay)),
        .rounding(
          "text_year", prints: 15, is: 14.6, .petabytes,
          estimate.component("Texts", .storagePerYear)),
        .rounding(
          "media_day", prints: 1.5, is: 1.6, .petabytes,
          estimate.component("Media", .storagePerDay)),
        .sourceError(
          "gateways", prints: 200_000, is: 2000, .one,
          .quantity(sockets)),
      ])
  }

  static var slackIkshitij: PublishedEstimate {
    let estimate = Estimate(of: serving(assume("messages", 2.billion.messages).per(.week)))
    return PublishedEstimate(
      "slack-ikshitij",
      from: "learn.ikshitij.com: Slack/Discord notes",
      remark: "Gives 5 million connections and 50,000 to 100,000 a gateway, and never divides: 50 "
        + "to 100 gateways.",
      estimate,
      outputs: [
        .exact(
          "writes", prints: 3300, is: 3306.878306878307, .perSecond,
          estimate.flow("Ask", .rateMean))
      ])
  }

  static var nearbyFriendsAlexxu: PublishedEstimate {
    let online = assume("daily users", 100.million.users) * 10.percent
    // No sizes are given.
    let position = 0.bytes
    let design = Design("Nearby friends") {
      let phone = Client("Phone")
      let sockets = Service("Sockets")
      let channels = Service("Channels", each: 100_000.perSecond)
      Traffic(peak: 1.times, busy: 100.percent)
      Flow("Move", at: online.each(1.of("positions"), per: 30.seconds)) {
        phone.sends(position, to: sockets)
        sockets.sends(position, to: channels, times: 400.times * 10.percent)
      }
    }
    let estimate = Estimate(of: design)
    return PublishedEstimate(
      "nearby-friends-alexxu",
      from: "preslavmihaylov/booknotes@e82ff15: system-design/system-design-interview/chapter18 "
        + "(Nearby Friends, WebSocket+pub/sub) (notes on Alex Xu)",
      remark: "Memory asks for 2 servers and pushes for 140; the notes take the larger, which is "
        + "right.",
      estimate,
      outputs: [
        .exact(
          "location_updates", prints: 334_000, is: 333333.3333333333, .perSecond,
          estimate.flow("Move", .rateMean)),
        .rounding(
          "pushes", prints: 14, is: 13.333333333333334, .millionPerSecond,
          estimate.component("Channels", .rateMean)),
        .rounding(
          "redis_servers", prints: 140, is: 134, .one,
          estimate.component("Channels", .instancesNeeded)),
      ])
  }
}
