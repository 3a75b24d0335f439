import Estimation
import SystemDesign

// Chats: messages kept and connections held.
extension PublishedEstimate {
  static var waKaran: PublishedEstimate {
    let sent = assume("daily users", 50.million.users).each(40.messages, per: .day)
    let estimate = Estimate(
      of: textAndMedia(
        at: sent, text: 100.bytes, media: 100.kilobytes, in: 5.percent, planned: 10.years))
    return PublishedEstimate(
      "wa-karan",
      from: "karanpratapsingh/system-design@a5c0c1a: README.md (WhatsApp)",
      remark: "An earlier version said 50 KB a file and multiplied with 100 (issue 20 of the "
        + "repository, mended 2023).",
      estimate,
      outputs: [
        .exact(
          "messages_day", prints: 2, is: 2, .billionPerDay,
          estimate.flow("Post", .rateMean)),
        .rounding(
          "writes", prints: 24_000, is: 23148.14814814815, .perSecond,
          estimate.flow("Post", .rateMean)),
        .exact(
          "text_day", prints: 200, is: 200, .gigabytes,
          estimate.component("Texts", .storagePerDay)),
        .exact(
          "media_day", prints: 10, is: 10, .terabytes,
          estimate.component("Media", .storagePerDay)),
        .rounding(
          "storage", prints: 38, is: 37.23, .petabytes,
          estimate.system(.storageRaw)),
        .exact(
          "ingress", prints: 120, is: 118.05555555555556, .megabytesPerSecond,
          estimate.flow("Post", .ingressMean)),
      ])
  }

  static var waEducative: PublishedEstimate {
    let message = Record("message", 100.bytes, keeping: 30.days)
    let connected = assume("users", 2.billion.connections)
    let design = Design("WhatsApp") {
      let sender = Client("Sender")
      let receiver = Client("Receiver")
      let sockets = Gateway("Sockets", instances: 200, connections: 10.million.connections)
      let messages = Database("Messages")
      sender.staysConnected(to: sockets, count: connected)
      Flow("Send a message", at: assume("messages", 100.billion.messages).per(.day)) {
        sender.calls(sockets, sending: message, receiving: 0.bytes)
        sockets.writes(message, to: messages)
        sockets.pushes(message, to: receiver)
      }
    }
    let estimate = Estimate(of: design)
    let servers = connected.relative(to: 10.million.connections)
    return PublishedEstimate(
      "wa-educative",
      from: "vishalmusale/Grokking-Modern-System-Design-Interview@b5f6f75: Design WhatsApp "
        + "(figures from Educative's course)",
      remark: "Every user is taken to be connected at once, 10 million to a server; the figure "
        + "WhatsApp published in 2012 is about 2 million.",
      estimate,
      outputs: [
        .exact(
          "storage_day", prints: 10, is: 10, .terabytes,
          estimate.component("Messages", .storagePerDay)),
        .exact(
          "storage", prints: 300, is: 300, .terabytes,
          estimate.component("Messages", .storageRaw)),
        .exact(
          "ingress", prints: 926, is: 925.925925925926, .megabitsPerSecond,
          estimate.flow("Send a message", .ingressMean)),
        .exact(
          "egress", prints: 926, is: 925.925925925926, .megabitsPerSecond,
          estimate.flow("Send a message", .egressMean)),
        .exact(
          "servers", prints: 200, is: 200, .one,
          .quantity(servers)),
      ])
  }

  static var msgrGrokking: PublishedEstimate {
    let daily = assume("daily users", 500.million.users)
    let estimate = Estimate(
      of: keeping(
        Record("message", 100.bytes), at: daily.each(40.messages, per: .day), planned: 5.years))
    return PublishedEstimate(
      "msgr-grokking",
      from: "juliachencoding.blogspot.com 2019-12: Facebook messenger case study (Grokking the "
        + "System Design Interview figures)",
      estimate,
      outputs: [
        .exact(
          "messages_day", prints: 20, is: 20, .billionPerDay,
          estimate.flow("Write", .rateMean)),
        .exact(
          "storage_day", prints: 2, is: 2, .terabytes,
          estimate.component("Records", .storagePerDay)),
        .exact(
          "storage", prints: 3.6, is: 3.65, .petabytes,
          estimate.component("Records", .storageRaw)),
        .rounding(
          "ingress", prints: 25, is: 23.14814814814815, .megabytesPerSecond,
          estimate.flow("Write", .ingressMean)),
      ])
  }

  static var chatCecochatDaily: PublishedEstimate {
    let servers = 160.of("servers")
    let message = Record("message", 256.bytes)
    let sent = assume("daily users", 64.million.users).each(128.messages, per: .day)
    let estimate = Estimate(of: keeping(message, at: sent, planned: 4.years))
    let busiest = Estimate(
      of: keeping(
        message, at: assume("users at the peak", 8.million.users).each(64.messages, per: .hour),
        planned: 4.years))
    return PublishedEstimate(
      "chat-cecochat-daily",
      from: "cvetomir-todorov/CecoChat@37cce9c: docs/research-calculations.md",
      convention:
        "sizes are divided by 1,024 and labelled MB, GB and TB: read as MiB, TiB and PiB they "
        + "are right",
      estimate, busiest,
      outputs: [
        .exact(
          "max_active", prints: 10.24, is: 10.24, .million,
          .quantity(servers.each(64_000.connections))),
        .exact(
          "messages_day", prints: 8.192, is: 8.192, .billionPerDay,
          estimate.flow("Write", .rateMean)),
        .exact(
          "writes", prints: 95_000, is: 94814.81481481482, .perSecond,
          estimate.flow("Write", .rateMean)),
        .exact(
          "per_server", prints: 600, is: 592.5925925925926, .perSecond,
          .quantity(sent / 160.times)),
        .exact(
          "ingress", prints: 23, is: 23.14814814814815, .mebibytesPerSecond,
          estimate.flow("Write", .ingressMean)),
        .exact(
          "storage_day", prints: 1.91, is: 1.9073486328125, .tebibytes,
          estimate.component("Records", .storagePerDay)),
        .exact(
          "peak_writes", prints: 142_200, is: 142222.22222222222, .perSecond,
          busiest.flow("Write", .rateMean)),
        .exact(
          "peak_ingress", prints: 35, is: 34.72222222222222, .mebibytesPerSecond,
          busiest.flow("Write", .ingressMean)),
        .exact(
          "storage_4y", prints: 2.72, is: 2.7194619178771973, .pebibytes,
          estimate.component("Records", .storageRaw)),
      ])
  }
}
