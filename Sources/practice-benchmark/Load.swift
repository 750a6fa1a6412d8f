internal import ClinicVocabulary
internal import Foundation
internal import Synchronization

/// Clients of a practice, who open records and search for names, each at moments that a seed chose.
///
/// Requests fall due at random, whether or not the one before was answered, and each answer is timed
/// from the moment that its request was due: a site that stalls is not spared the requests that came
/// meanwhile.
struct Load: Sendable {
  enum Page: String, CaseIterable { case patient, record, search }

  struct Client: Sendable {
    let cookie: String
    let token: String
    var patients: [(id: String, familyName: String)] = []
  }

  private let host: String
  private let port: UInt16
  private let clients: [Client]
  private let rate: Double

  /// - Parameters:
  ///   - patients: a file as `fill` prints it.
  ///   - clients: lines of session cookie and form token.
  ///   - rate: requests a second of all clients together.
  init(host: String, port: UInt16, patients: String, clients: [String], rate: Double) throws {
    (self.host, self.port, self.rate) = (host, port, rate)
    var known: [Client] = clients.map { line in
      let words = line.split(separator: " ").map(String.init)
      return Client(cookie: words.first ?? "", token: words.last ?? "")
    }
    for line in try String(contentsOfFile: patients, encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: "\t").map(String.init)
      guard words.count == 3, let place = Int(words[0]), known.indices.contains(place) else {
        throw BenchmarkFailure("\(patients) was not made by fill for these clients.")
      }
      known[place].patients.append((words[1], words[2]))
    }
    self.clients = known
  }

  /// - Returns: a table of what was asked in `span`.
  func run(for span: Duration) throws -> String {
    let times = Mutex<[Page: [Duration]]>([:])
    let failures = Mutex<[String]>([])
    let start = ContinuousClock.now
    let group = DispatchGroup()
    for place in clients.indices {
      group.enter()
      Thread {
        let result = Result { try ask(as: place, from: start, for: span) }
        switch result {
        case .success(let mine): times.withLock { $0.merge(mine) { $0 + $1 } }
        case .failure(let failure): failures.withLock { $0.append("\(failure)") }
        }
        group.leave()
      }.start()
    }
    group.wait()
    if let failure = failures.withLock({ $0.first }) { throw BenchmarkFailure(failure) }
    return table(times.withLock { $0 }, ContinuousClock.now - start)
  }

  private func ask(
    as place: Int, from start: ContinuousClock.Instant, for span: Duration
  ) throws -> [Page: [Duration]] {
    let client = clients[place]
    guard !client.patients.isEmpty else {
      throw BenchmarkFailure("client \(place) has no patients")
    }
    let connection = HTTPConnection(host: host, port: port)
    var random = SplitMix(UInt64(place + 1))
    var times: [Page: [Duration]] = [:]
    var due = start
    while true {
      // Exponential gaps: requests come independently of each other.
      let gap = -log(1 - Double.random(in: 0..<1, using: &random)) * Double(clients.count) / rate
      due += .seconds(gap)
      guard due - start < span else { return times }
      let wait = due - .now
      if wait > .zero { usleep(UInt32(wait / .microseconds(1))) }
      let patient = client.patients.randomElement(using: &random) ?? ("", "")
      let page =
        [Page.patient, .patient, .record, .search].randomElement(using: &random) ?? .patient
      try ask(page, of: patient, client, connection, using: &random)
      times[page, default: []].append(.now - due)
    }
  }

  private func ask(
    _ page: Page, of patient: (id: String, familyName: String), _ client: Client,
    _ connection: HTTPConnection, using random: inout SplitMix
  ) throws {
    var form: String?
    var path = "/patients/\(patient.id)"
    switch page {
    case .patient: break
    case .record: path += "/record"
    case .search:
      path = "/patients/search"
      let count = [2, 4, 40].randomElement(using: &random) ?? 4
      let typed =
        String(patient.familyName.prefix(count))
        .addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      form = "text=\(typed)&form-token=\(client.token)"
    }
    let answer = try connection.ask(path, cookie: client.cookie, form: form)
    let name = page == .search ? "/patients/" : patient.familyName.uppercased()
    guard answer.status == 200,
      answer.body.contains(name.replacing("’", with: "&#39;"))
        || answer.body.contains(name)
    else { throw BenchmarkFailure("\(page.rawValue): status \(answer.status), not what was asked") }
  }

  private func table(_ times: [Page: [Duration]], _ span: Duration) -> String {
    let count = times.values.map(\.count).reduce(0, +)
    var lines = [
      "\(clients.count) clients, \(count) requests, "
        + String(format: "%.1f a second.\n", Double(count) / (span / .seconds(1))),
      "| page | requests | p50 ms | p95 ms | p99 ms | longest ms |",
      "|---|---:|---:|---:|---:|---:|",
    ]
    for page in Page.allCases {
      let sorted = (times[page] ?? []).sorted()
      guard !sorted.isEmpty else { continue }
      let figures = [0.5, 0.95, 0.99, 1].map { share in
        let place = min(sorted.count - 1, Int(Double(sorted.count) * share))
        return String(format: "%.1f", sorted[place] / .milliseconds(1))
      }
      lines.append("| \(page.rawValue) | \(sorted.count) | \(figures.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n")
  }
}
