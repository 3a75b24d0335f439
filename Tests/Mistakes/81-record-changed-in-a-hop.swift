import SystemDesign

let shortener = Design("URL shortener") {
  let created = assume("new links", 100.million.links, from: "the brief").per(.month)
  let visits = created * 100.times
  let link = Record("link", key: "code", keeping: 5.years, ["code": 7.bytes, "target": 200.bytes])
  let visitor = Client("Visitor")
  let edge = LoadBalancer("Edge", instances: 3, each: 40_000.perSecond)
  let redirects = Service("Redirects", instances: 12, each: 2_000.perSecond)
  let hotLinks = Cache("Hot links", shards: 3, memory: 16.gigabytes).hitting(95.percent)
  let links = Database("Links", .keyValue, replicas: 2, disk: 8.terabytes)
  let clicks = Stream("Clicks", partitions: 12, by: "code", keeping: 1.day)
  let counters = Worker("Counters", instances: 6)
  // What happens.
  Flow("Follow a link", .get("/{code}"), at: visits, availability: 99.99.percent) {
    visitor.calls(redirects, through: edge, sending: 400.bytes, receiving: 700.bytes)
    redirects.reads(link, from: hotLinks, else: links.replicas).timeout(30.milliseconds)
    redirects.sends(100.bytes, to: clicks).optional(losing: "clicks")
    clicks.delivers(100.bytes, to: counters, times: 2.percent)
  }
  .open(because: "a short link is for anyone who has it")
  Flow("Shorten a link", .post("/v1/links"), at: created) {
    visitor.calls(redirects, through: edge, sending: 700.bytes, receiving: 300.bytes)
    redirects.writes(link.immutable(), to: links).timeout(200.milliseconds)
  }
  .signedIn(with: .bearerToken)
}
