import SystemDesign

extension ReferenceNumber {
  // Taken on request only. Where a source gives a range, the range is taken. What is taught in
  // classrooms without a measurement is left out: 8,000 requests a second of a server is the mean
  // of two rates, a MySQL of 1,000 queries a second is ten to a hundred times below what is
  // measured, and so are 100 connections of an NGINX.

  /// Redis without pipelining.
  static let cacheRequests = ReferenceNumber(
    "requests a cache machine takes", 100_000.perSecond...160_000.perSecond,
    "montplex.com and devhands.io, Redis with one I/O thread", 2024)
  static let cacheFill = ReferenceNumber(
    "share of a machine's memory that a cache uses", 80.percent, "montplex.com, cache planning",
    2024)

  static let relationalReads = ReferenceNumber(
    "reads a relational machine answers", 100_000.perSecond...150_000.perSecond,
    "kb.ekarisky.com, PostgreSQL under pgbench with 16 processors", 2025)
  static let relationalWrites = ReferenceNumber(
    "writes a relational machine takes", 20_000.perSecond...35_000.perSecond,
    "kb.ekarisky.com, PostgreSQL under pgbench with 16 processors", 2025)

  static let proxyRequests = ReferenceNumber(
    "requests a proxy passes on per processor", 45_000.perSecond,
    "NGINX, Sizing Guide for Deploying NGINX Plus, a reverse proxy on 2 processors", 2019)
  static let proxyConnections = ReferenceNumber(
    "connections a proxy opens per processor", 34_344.perSecond,
    "NGINX, Testing the Performance of NGINX, as a web server without TLS", 2017)
  static let openConnections = ReferenceNumber(
    "connections a machine keeps open", 100_000.connections,
    "Hello Interview, Numbers to Know", 2025)
  static let connectionMemory = ReferenceNumber(
    "memory of an open connection", 30.kilobytes...45.kilobytes,
    "WhatsApp 2012, and Phoenix, The Road to 2 Million Websocket Connections", 2015)

  static let roundTrip = ReferenceNumber(
    "round trip within a region", 250.microseconds, napkinMath, 2020)
  static let proxyTime = ReferenceNumber(
    "time a proxy takes", 50.microseconds, napkinMath, 2020)
  static let query = ReferenceNumber(
    "query of a cache or a database, its round trip included", 500.microseconds, napkinMath, 2020)
  static let objectTime = ReferenceNumber(
    "first byte of an object", 80.milliseconds, "sirupsen/napkin-math, a GET of 128 KiB", 2026)

  private static let napkinMath = "sirupsen/napkin-math, rounded"

  static let machineAvailability = ReferenceNumber(
    "availability of one machine", 99.5.percent,
    "Amazon Compute Service Level Agreement, of one instance", 2022)
  static let objectStoreAvailability = ReferenceNumber(
    "availability of an object store", 99.9.percent, agreements, 2019)
  static let deliveryAvailability = ReferenceNumber(
    "availability of a delivery network", 99.9.percent, agreements, 2019)

  private static let agreements = "service level agreements of AWS, listed by cloudonaut.io"

  static let objectPrice = ReferenceNumber(
    "price of a gigabyte kept as an object", 0.023.dollars.per(.month),
    "Amazon S3 pricing, standard storage in US East, first 50 TB", 2022)

  /// Every figure of the catalogue.
  public static let all = [
    cacheRequests, cacheFill, relationalReads, relationalWrites, proxyRequests, proxyConnections,
    openConnections, connectionMemory, roundTrip, proxyTime, query, objectTime, machineAvailability,
    objectStoreAvailability, deliveryAvailability, objectPrice,
  ]
}
