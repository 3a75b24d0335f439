// Every form of Swift that designs may use, in a design that makes little sense.
import SystemDesign

let shards = 3, size = 2 * (7 - 3) / 3 + 8 % 3
let many = shards > 2 && !(size == 4) || false
let half: Double = 1 / 2
let weight = 2 * 1.5 - 0.5e1
let marks = 0x1F + 0b101 / 0o7
let region = "eu" + "-" + "west\u{2D}\(shards)"
let names = ["Ada", "Grace", region]
let prose = """
  Two lines, \
  "quoted", and a \(shards)rd
    indented.
  """
let plain = #"a \raw "text""#

/* A comment /* within a comment */ that ends. */
let forms = Design(
  "Forms \(size) \(weight) \(marks) \(!many)"
) {
  let `default` = Client("People"); let app = Service("App", instances: many ? shards : 1)
  let item: Record = .init("item", key: "id", ["id": 8.bytes, "body": (400 + 24).bytes,])
  let cache = Cache(
    "Cache",
    memory: many ? 16.gigabytes : 8.gigabytes
  )
  .hitting(half > 0.4 ? 90.percent : 50.percent)
  .evicting(.leastRecentlyUsed)
  let stores = Database("Items", .keyValue, shards: shards, replicas: shards - 1)
  let pages: API.Pages = .cursor(20.posts)
  let asked = Rate.init(many ? 10.perSecond.formula : 20.perSecond.formula)

  for number in 1...shards {
    if number == 1 {
      Flow("Read \(number)", .get("/items/{id}", pages: pages), at: asked) {
        `default`.calls(app, sending: 400.bytes)
        for _ in 0..<2 { app.reads(item, from: cache, else: stores).timeout(.init(1.second.formula)) }
      }
    } else if number < 3, many {
      Flow("Write \(number)", .post("/items"), at: 5.perSecond) {
        `default`.calls(app)
        if many {
          app.writes(item, to: stores)
        } else {
          app.updates(item, in: stores)
        }
      }
    } else {
      Decision("Number \(number)", chosen: prose, over: plain, because: "\(asked) is little")
    }
  }
  for name in names {
    Group("Of \(name)", app, stores)
  }
}
