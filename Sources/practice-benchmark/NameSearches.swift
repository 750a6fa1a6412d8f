internal import ClinicVocabulary
internal import Foundation
internal import Glibc
internal import Vault

/// How fast invented patients are found among `count`, in a table.
enum NameSearches {
  static func run(_ count: Int, searches: Int) {
    let people = InventedPeople(count, seed: 1).identities
    var random = SplitMix(2)
    let ids = people.map { _ in PatientID(at: Instant(microseconds: 0), using: &random) }
    let before = residentBytes()
    let clock = ContinuousClock()
    var index = NameIndex()
    let built = clock.measure {
      index = NameIndex(zip(ids, people).map { NameEntry($0, $1) })
    }
    let memory = residentBytes() - before
    let names = Set(people.map(\.familyName)).count
    print("\(count) patients with \(names) family names; built in \(milliseconds(built)) ms;")
    print("\(memory / 1_000_000) MB more resident. \(searches) searches of each kind.\n")
    print("| typed | p50 ms | p95 ms | p95 of processor, ms | family name among the first 20 |")
    print("|---|---:|---:|---:|---:|")
    for typing in Typing.allCases {
      var (times, processor): ([Duration], [Duration]) = ([], [])
      var found = 0
      for _ in 0..<searches {
        let who = Int.random(in: 0..<people.count, using: &random)
        let text = typing.text(for: people[who], using: &random)
        var results: [NameEntry] = []
        let began = processorTime()
        times.append(clock.measure { results = index.search(text) })
        processor.append(processorTime() - began)
        if results.contains(where: { $0.familyName == people[who].familyName }) { found += 1 }
      }
      times.sort()
      processor.sort()
      let share = typing.isFindable ? "\(found * 100 / searches) %" : "–"
      print(
        "| \(typing.rawValue) | \(milliseconds(times[times.count / 2])) "
          + "| \(milliseconds(times[times.count * 95 / 100])) "
          + "| \(milliseconds(processor[processor.count * 95 / 100])) "
          + "| \(share) |")
    }
  }

  private static func milliseconds(_ duration: Duration) -> String {
    String(format: "%.2f", duration / .milliseconds(1))
  }

  /// What this thread has used of a processor: on a busy machine the clock counts others' work too.
  private static func processorTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  private static func residentBytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    return (Int(status.split(separator: " ").dropFirst().first ?? "") ?? 0) * 4096
  }
}
