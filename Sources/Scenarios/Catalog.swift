/// The reference designs, in the order they are best read.
///
/// A new one is a file in the folder of scenarios and an entry here: its name on the command line,
/// the design, the text of its file, what it teaches, and what it was not built for.
public let scenarios: [Scenario] = [
  Scenario(
    "url-shortener", urlShortener, PackageResources.URLShortener_swift,
    lesson:
      "reads outnumber writes a hundred to one: what the cache buys, and what losing it costs",
    levels: [
      Level(
        "ten-times", "ten times the links and the visits",
        setting: ["new links": "1G", "links visited": "1G"]),
      Level(
        "abuse", "10,000 malicious links a minute on top, which nobody visits",
        setting: ["new links": "532M", "visits per link": "18.8"]),
    ]),
  Scenario(
    "social-feed", socialFeed, PackageResources.SocialFeed_swift,
    lesson:
      "one post is many deliveries: whom to push to, whom to pull from, and where the line is",
    levels: [
      Level(
        "live-event", "ten times the feeds opened while one event lasts",
        setting: ["feeds opened": "3M/s"]),
      Level(
        "denser", "people follow more: 400 followers in the mean",
        setting: ["mean followers": "400", "authors who are not pushed": "0.117%"]),
    ]),
  Scenario(
    "distributed-cache", distributedCache, PackageResources.DistributedCache_swift,
    lesson:
      "a cache is sized by what its store could not bear: a hot key, a dead machine, a cold start",
    levels: [
      Level(
        "write-heavy",
        "three requests in ten set something, as in more than a third of Twitter's caches",
        setting: ["sets": "430k/s"]),
      Level(
        "colder", "many keys that are asked for only once: 88 hits in a hundred",
        setting: ["sets": "170k/s", "hit ratio": "88%"]),
    ]),
  Scenario(
    "chat", chat, PackageResources.Chat_swift,
    lesson:
      "connections outnumber messages: who holds them, who keeps the order, and how all come back",
    levels: [
      Level(
        "devices", "four devices each, all connected, which all say what arrived",
        setting: ["devices each": "4", "connected at the peak": "600M"]),
      Level("channels", "a channel of a million members", setting: ["members at most": "1M"]),
    ]),
]
