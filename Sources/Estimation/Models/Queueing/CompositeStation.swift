import RealModule

/// Part of a closed network as one station, whose rate depends on how many are inside.
///
/// In a network with a product form the rest cannot tell the two apart. Every sum here has positive
/// terms only, so that no digits are lost, where exact mean value analysis takes probabilities from one.
/// Source: Chandy, Herzog and Woo, Parametric analysis of queuing networks, 1975.
struct CompositeStation {
  /// Answers a second with none, one, two, … inside.
  let rates: [Double]
  /// How many of them are in the mean at the station that was added last, by how many are inside.
  let inside: [Double]

  /// Stations of which only the rates matter.
  init(rates: [Double]) { (self.rates, inside) = (rates, rates.map { _ in 0 }) }

  /// One station alone, with so many inside at the most.
  init(_ servers: SeveralServers, clients: Int) {
    rates = (0...clients).map(servers.rate)
    inside = (0...clients).map(Double.init)
  }

  /// The two together.
  ///
  /// With n inside the odds of k at the station are w(k) = Π X(j) ÷ Π ν(i) over j = n−k+1 … n and
  /// i = 1 … k, to be made a sum of one; ν is constant from its last server on, where the sum follows
  /// from that of one client fewer.
  func adding(_ servers: SeveralServers) -> CompositeStation {
    let (last, fastest) = (servers.last, servers.rate(servers.last))
    var logs = [0.0]  // Of the product of X up to n.
    for rate in rates.dropFirst() { logs.append(logs[logs.count - 1] + Double.log(rate)) }
    var (both, own) = ([0.0], [0.0])
    var (all, queued) = (0.0, -Double.infinity)  // Logarithms of sums of w: of all k, of k ≥ last.
    var (unused, peak) = (servers.unused(0), 0)
    for n in stride(from: 1, to: rates.count, by: 1) {
      let most = min(n, last - 1)
      // w rises while one more at the station is likelier than one fewer: once, then it falls.
      peak = min(peak, most)
      while peak < most, rates[n - peak] > servers.rate(peak + 1) { peak += 1 }
      while peak > 0, rates[n - peak + 1] < servers.rate(peak) { peak -= 1 }
      var (sum, throughput, free) = (1.0, servers.rate(peak), servers.unused(peak))
      func add(_ term: Double, _ count: Int) -> Bool {
        sum += term
        throughput += term * servers.rate(count)
        free += term * servers.unused(count)
        return term > sum * 1e-18
      }
      var (term, count) = (1.0, peak)
      while count < most {
        term *= rates[n - count] / servers.rate(count + 1)
        count += 1
        guard add(term, count) else { break }
      }
      (term, count) = (1, peak)
      while count > 0 {
        term *= servers.rate(count) / rates[n - count + 1]
        count -= 1
        guard add(term, count) else { break }
      }
      let scale = logs[n] - logs[n - peak] - servers.logOfRates(to: peak)
      if n >= last {
        let entering = logs[n] - logs[n - last] - servers.logOfRates(to: last)
        queued = logOfSum(entering, queued + Double.log(rates[n] / fastest))
      }
      all = logOfSum(scale + Double.log(sum), queued)
      let (below, above) = (Double.exp(scale - all), Double.exp(queued - all))
      both.append(below * throughput + above * fastest)
      // One that comes finds what one client fewer leaves.
      own.append(both[n] / fastest * (1 + own[n - 1] + unused))
      unused = below * free
    }
    return CompositeStation(rates: both, inside: own)
  }

  private init(rates: [Double], inside: [Double]) {
    (self.rates, self.inside) = (rates, inside)
  }
}

/// Servers with one queue, the last of which may be there only part of the time.
struct SeveralServers: Equatable {
  let servers: Double
  /// How long one request keeps one of them, in seconds; above 0.
  let demand: Double
  /// With how many inside none is free.
  let last: Int
  private let logs: [Double]

  init(_ servers: Double, demand: Double) {
    (self.servers, self.demand) = (servers, demand)
    last = max(1, Int(servers.rounded(.up)))
    var logs = [0.0]
    for count in 1...last {
      logs.append(logs[count - 1] + Double.log(min(Double(count), servers) / demand))
    }
    self.logs = logs
  }

  /// Answers a second with so many inside.
  func rate(_ inside: Int) -> Double { min(Double(inside), servers) / demand }

  /// How many servers the next to come finds free beside the one it takes.
  func unused(_ inside: Int) -> Double { max(0, servers - Double(inside + 1)) }

  /// The logarithm of the product of the rates, up to that of so many, at most `last`.
  func logOfRates(to inside: Int) -> Double { logs[inside] }
}

private func logOfSum(_ a: Double, _ b: Double) -> Double {
  let (low, high) = (min(a, b), max(a, b))
  return low == -.infinity ? high : high + Double.log(onePlus: Double.exp(low - high))
}
