internal import Audit
internal import ClinicTesting
internal import Database
internal import Foundation

/// `tamper-campaign COUNT SEED [sqlite|postgresql]`: tampers with a log that many times; exit status 1 when one of them,
/// or a whole log, was told wrongly.
@main
enum Campaign {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    let numbers = arguments.prefix(2).map { Int($0) ?? 0 }
    let engine = EngineKind(rawValue: arguments.dropFirst(2).first ?? "sqlite")
    guard numbers.count == 2, numbers[0] > 0, arguments.count <= 3, let engine else {
      print("usage: tamper-campaign COUNT SEED [sqlite|postgresql]")
      exit(2)
    }
    let database = try await makeDatabase(engine)
    let results = try await run(numbers[0], seed: UInt64(numbers[1]), on: database)
    try await database.close()
    print("Engine: \(engine.rawValue)\n\n\(results.table)")
    if !results.isPerfect { exit(1) }
  }

  /// Every kind in turn.
  static func run(
    _ count: Int, seed: UInt64, on database: ClinicDatabase
  ) async throws -> CampaignResults {
    let log = try await TamperedLog(database)
    let whole = try await log.wholeReport()
    guard let head = whole.head else { return CampaignResults() }
    var results = CampaignResults()
    results.addWhole(whole.report)
    var seed = seed
    while results.count < count {
      let kind = Tampering.allCases[results.count % Tampering.allCases.count]
      seed &+= 1
      if let report = try await log.report(after: kind, seed: seed, expecting: head) {
        results.add(report, after: kind)
      }
      if results.count % 500 == 0 { results.addWhole(try await log.wholeReport().report) }
    }
    return results
  }
}

/// How many of each kind were found.
struct CampaignResults: Sendable {
  private var tried: [Tampering: Int] = [:]
  private var found: [Tampering: Int] = [:]
  private var wholeTried = 0
  private var wholeFound = 0
  private(set) var count = 0

  mutating func add(_ report: AuditReport, after kind: Tampering) {
    count += 1
    tried[kind, default: 0] += 1
    if report.fault != nil { found[kind, default: 0] += 1 }
  }

  mutating func addWhole(_ report: AuditReport) {
    wholeTried += 1
    if report.fault == nil { wholeFound += 1 }
  }

  /// Whether every tampering was found and the whole log passed each time.
  var isPerfect: Bool { count > 0 && tried == found && wholeTried == wholeFound }

  var table: String {
    var lines = ["| tampering | tried | found |", "|---|---:|---:|"]
    for kind in Tampering.allCases {
      lines.append("| \(kind.rawValue) | \(tried[kind] ?? 0) | \(found[kind] ?? 0) |")
    }
    lines.append("| **all** | **\(count)** | **\(found.values.reduce(0, +))** |")
    lines.append("")
    lines.append("The whole log passed \(wholeFound) of \(wholeTried) times in between.")
    return lines.joined(separator: "\n")
  }
}
