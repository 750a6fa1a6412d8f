/// What a check found, or many checks together.
struct Verdict: Sendable {
  var checks = 1
  var acknowledged = 0
  var lost = 0
  /// Changes of which only a part is there.
  var halved = 0
  /// Databases that their engine finds damaged or cannot open, practices that do not start.
  var damaged = 0
  /// Logs that their own check finds changed or cut.
  var brokenLogs = 0
  /// Photographs' files without a row after the sweep of the start.
  var orphans = 0
  /// Photographs' rows without a file.
  var withoutFile = 0
  /// Files that the sweep of the start removed, which is what it is for.
  var swept = 0
  /// There without having been acknowledged, which is allowed: the answer was under way.
  var unacknowledged = 0

  var isClean: Bool {
    [lost, halved, damaged, brokenLogs, orphans, withoutFile].allSatisfy { $0 == 0 }
  }

  static func += (sum: inout Verdict, next: Verdict) {
    for part in parts { sum[keyPath: part.path] += next[keyPath: part.path] }
  }

  static let none = Verdict(checks: 0)

  static var unusable: Verdict { Verdict(damaged: 1) }

  func print(_ what: String) {
    Swift.print("| campaign | " + Self.parts.map(\.name).joined(separator: " | ") + " |")
    Swift.print("|---|" + String(repeating: "---:|", count: Self.parts.count))
    let values = Self.parts.map { String(self[keyPath: $0.path]) }
    Swift.print("| \(what) | " + values.joined(separator: " | ") + " |")
  }

  private static var parts: [(name: String, path: WritableKeyPath<Verdict, Int>)] {
    [
      ("checks", \.checks), ("acknowledged", \.acknowledged), ("lost", \.lost),
      ("halved", \.halved), ("damaged", \.damaged), ("log broken", \.brokenLogs),
      ("orphan files", \.orphans), ("rows without file", \.withoutFile),
      ("swept at start", \.swept), ("there unacknowledged", \.unacknowledged),
    ]
  }
}
