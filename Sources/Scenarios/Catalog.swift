/// The reference designs, in the order they are best read.
///
/// A new one is a file in the folder of scenarios and an entry here: its name on the command line,
/// the design, the text of its file, and what it teaches.
public let scenarios = [
  Scenario(
    "url-shortener", urlShortener, PackageResources.URLShortener_swift,
    lesson:
      "reads outnumber writes a hundred to one: what the cache buys, and what losing it costs"),
  Scenario(
    "social-feed", socialFeed, PackageResources.SocialFeed_swift,
    lesson:
      "one post is many deliveries: whom to push to, whom to pull from, and where the line is"),
  Scenario(
    "distributed-cache", distributedCache, PackageResources.DistributedCache_swift,
    lesson:
      "a cache is sized by what its store could not bear: a hot key, a dead machine, a cold start"),
  Scenario(
    "chat", chat, PackageResources.Chat_swift,
    lesson:
      "connections outnumber messages: who holds them, who keeps the order, and how all come back"),
]
