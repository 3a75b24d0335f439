import Estimation
import SystemDesign

// Key-value stores, and a paste bin.
extension PublishedEstimate {
  static var kvLeetdezine: PublishedEstimate {
    let written = assume("keys", 1.billion.keys).per(.day)
    let design = Design("Key-value store") {
      let app = Service("App")
      let store = Database("Store", .keyValue)
      let pair = Record("pair", 1.kilobyte)
      Traffic(peak: 3.times, planned: 1.year)
      Flow("Write", at: written) { app.writes(pair, to: store) }
      Flow("Read", at: written * 10.times) { app.reads(pair, from: store) }
    }
    let estimate = Estimate(of: design)
    let byTheirs = written.over(.day).per(100_000.seconds)
    return PublishedEstimate(
      "kv-leetdezine",
      from: "leetdezine.com: KV store estimation",
      convention: "11.5K a second are taken as 10K, as if a day had 100,000 seconds",
      remark: "Demand is rounded down by 13.6 %.",
      estimate,
      outputs: [
        .convention(
          "writes", prints: 10_000, is: 11574.074074074075, .perSecond,
          estimate.flow("Write", .rateMean)
        )
        .byTheirs(10_000, .quantity(byTheirs)),
        .convention(
          "peak_writes", prints: 30_000, is: 34722.22222222222, .perSecond,
          estimate.flow("Write", .ratePeak)
        )
        .byTheirs(30_000, .quantity(byTheirs * 3.times)),
        .convention(
          "reads", prints: 100_000, is: 115740.74074074074, .perSecond,
          estimate.flow("Read", .rateMean)
        )
        .byTheirs(100_000, .quantity(byTheirs * 10.times)),
        .convention(
          "peak_reads", prints: 300_000, is: 347222.22222222225, .perSecond,
          estimate.flow("Read", .ratePeak)
        )
        .byTheirs(300_000, .quantity(byTheirs * 10.times * 3.times)),
      ])
  }

  static var kvLeyaa: PublishedEstimate {
    let design = Design("Key-value store") {
      let app = Service("App")
      let pair = Record("pair", ["key": 32.bytes, "value": 256.bytes])
      let copied = Database("Copied", .keyValue, replicas: 2).holding(1.billion.keys, of: pair)
      let store = Database("Store", .keyValue, replicas: 2).holding(1.billion.keys, of: pair)
        .overhead(20.percent)
      Flow("Read", at: 1.perSecond) {
        app.reads(pair, from: copied)
        app.reads(pair, from: store)
      }
    }
    let estimate = Estimate(of: design)
    return PublishedEstimate(
      "kv-leyaa",
      from: "leyaa.ai: Design a key-value store",
      estimate,
      outputs: [
        .exact(
          "raw", prints: 288, is: 288, .gigabytes,
          estimate.component("Copied", .storageRaw)),
        .exact(
          "replicated", prints: 864, is: 864, .gigabytes,
          estimate.component("Copied", .storageStored)),
        .rounding(
          "total", prints: 1.1, is: 1.0368, .terabytes,
          estimate.component("Store", .storageStored)),
      ])
  }

  static var walletAlexxu: PublishedEstimate {
    let design = Design("Digital wallet") {
      let wallet = Service("Wallet")
      let nodes = Database("Nodes", .keyValue, writes: 1_000.perSecond)
      let better = Database("Better nodes", .keyValue, writes: 1_000.perSecond * 10.times)
      Traffic(peak: 1.times, planned: 1.year, busy: 100.percent)
      Flow("Transfer", at: assume("transfers", 1_000_000.perSecond)) {
        wallet.updates(100.bytes, in: nodes, times: 2.times)
        wallet.updates(100.bytes, in: better, times: 2.times)
      }
    }
    let estimate = Estimate(of: design)
    return PublishedEstimate(
      "wallet-alexxu",
      from: "preslavmihaylov/booknotes@e82ff15: system-design/system-design-interview/chapter28 "
        + "(Digital wallet, sharded KV) (notes on Alex Xu)",
      estimate,
      outputs: [
        .exact(
          "node_tps", prints: 2, is: 2, .millionPerSecond,
          estimate.component("Nodes", .rateMean)),
        .exact(
          "nodes", prints: 2000, is: 2000, .one,
          estimate.component("Nodes", .instancesNeeded)),
        .exact(
          "nodes_at_10k", prints: 200, is: 200, .one,
          estimate.component("Better nodes", .instancesNeeded)),
      ])
  }

  static var pasteSdp: PublishedEstimate {
    let paste = Record("paste", 1_270.bytes)
    let pasted = assume("pastes", 10.million.of("pastes")).per(.month)
    let opened = assume("pastes opened", 100.million.of("pastes")).per(.month)
    let design = Design("Pastebin") {
      let user = Client("User")
      let service = Service("Pastebin")
      let pastes = ObjectStore("Pastes")
      Traffic(planned: 3.years)
      Flow("Paste", at: pasted) {
        user.calls(service, sending: paste, receiving: 0.bytes)
        service.writes(paste, to: pastes)
      }
      Flow("Open a paste", at: opened) {
        user.calls(service, sending: 0.bytes, receiving: paste)
        service.reads(paste, from: pastes)
      }
    }
    let estimate = Estimate(of: design)
    let month = 2_500_000.seconds
    return PublishedEstimate(
      "paste-sdp",
      from: "donnemartin/system-design-primer@ae9bbd7: solutions/system_design/pastebin/README.md",
      convention: "a month is 2.5 million seconds: 400 requests a second for each billion a month",
      remark: "1 KB and 271 B are 1.27 KB by their 1,000; 36 months of 12.7 GB are 457, printed as "
        + "about 450.",
      estimate,
      outputs: [
        .exact(
          "content_month", prints: 12.7, is: 12.7, .gigabytes,
          .quantity(pasted.over(.month).each(paste.size))),
        .exact(
          "storage", prints: 450, is: 457.2, .gigabytes,
          estimate.component("Pastes", .storageRaw)),
        .exact(
          "records", prints: 360, is: 360, .million,
          .quantity(pasted.over(3.years))),
        .rounding(
          "writes", prints: 4, is: 3.8580246913580245, .perSecond,
          estimate.flow("Paste", .rateMean)
        )
        .byTheirs(4, .quantity(pasted.over(.month).per(month))),
        .rounding(
          "reads", prints: 40, is: 38.58024691358025, .perSecond,
          estimate.flow("Open a paste", .rateMean)
        )
        .byTheirs(40, .quantity(opened.over(.month).per(month))),
      ])
  }
}
