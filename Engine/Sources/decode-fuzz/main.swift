private import EngineTesting
private import Foundation
private import Raster
private import RasterCodecs

// decode-fuzz FIXTURES [COUNT] [SEED] [WORKERS]   damaged files through the decoder boundary
// decode-fuzz --file FIXTURES INDEX [SEED]       one file of a campaign again
// decode-fuzz --time FILE [REPEATS]               milliseconds from bytes to pixels

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(1)
}

func bytes(_ path: String) -> [UInt8] {
  guard let data = FileManager.default.contents(atPath: path) else { fail("cannot read \(path)") }
  return [UInt8](data)
}

func measureTime(_ path: String, repeats: Int) throws {
  let file = bytes(path)
  let service = try DecodeService()
  let clock = ContinuousClock()
  var times: [Double] = []
  for _ in 0..<repeats {
    let time = try clock.measure {
      guard case .decoded = try service.decode(file) else { fail("\(path) was refused") }
    }
    times.append(time / .milliseconds(1))
  }
  let first = times[0]
  times.sort()
  print(
    "first \(Int(first.rounded())) ms, median \(Int(times[repeats / 2].rounded())) ms, "
      + "fastest \(Int(times[0].rounded())) ms")
}

func openDescriptors() -> Int {
  (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
}

func files(in folder: String) throws -> [[UInt8]] {
  let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  guard !names.isEmpty else { fail("no files in \(folder)") }
  return names.map { bytes("\(folder)/\($0)") }
}

func fuzz(folder: String, count: Int, seed: UInt64, workers: Int) throws {
  let files = try files(in: folder)
  let before = openDescriptors()
  var campaign: Campaign? = try Campaign(files: files, seed: seed)
  let clock = ContinuousClock()
  var counts: [String: Int] = [:]
  let time = clock.measure { counts = campaign?.run(count: count, workers: workers) ?? [:] }
  let unanswered = campaign?.unanswered ?? []
  campaign = nil
  let leaked = openDescriptors() - before
  let child = waitpid(-1, nil, WNOHANG)
  let seconds = time / .seconds(1)

  print("| outcome | files |\n|---|---:|")
  for (outcome, number) in counts.sorted(by: { $0.key < $1.key }) {
    print("| \(outcome) | \(number) |")
  }
  print("| **all** | **\(counts.values.reduce(0, +))** |\n")
  print(
    "Seed \(seed), \(workers) at once, \(Int(seconds.rounded())) s, "
      + "\(Int(Double(count) / seconds)) files a second. "
      + "Peak memory of the program \(peakMemoryInKiB() / 1024) MiB, "
      + "descriptors left \(leaked), processes left \(child == -1 ? 0 : 1).")
  for line in unanswered { print("- \(line)") }
  let failures = counts.filter { $0.key.hasPrefix("FAILURE") }.values.reduce(0, +)
  if failures > 0 { fail("\(failures) files made the service fail") }
  if leaked > 0 { fail("\(leaked) descriptors leaked") }
  if child != -1 { fail("a process was left behind") }
  if peakMemoryInKiB() > 512 * 1024 { fail("memory above 512 MiB") }
}

let arguments = CommandLine.arguments
func number<T: LosslessStringConvertible>(_ index: Int, _ fallback: T) -> T {
  arguments.indices.contains(index) ? T(arguments[index]) ?? fallback : fallback
}
if arguments.count > 3, arguments[1] == "--file" {
  let clock = ContinuousClock()
  let campaign = try Campaign(files: files(in: arguments[2]), seed: number(4, 20_261_124))
  var outcome = ""
  let time = clock.measure { outcome = campaign.outcome(of: number(3, 0)) }
  print("\(outcome), \(Int(time / .milliseconds(1))) ms")
} else if arguments.count > 2, arguments[1] == "--time" {
  try measureTime(arguments[2], repeats: max(1, number(3, 15)))
} else if arguments.count > 1 {
  try fuzz(
    folder: arguments[1], count: number(2, 2_000), seed: number(3, 20_261_124),
    workers: number(4, 2))
} else {
  fail(
    "decode-fuzz FIXTURES [COUNT] [SEED] [WORKERS] | decode-fuzz --file FIXTURES INDEX [SEED] | "
      + "decode-fuzz --time FILE [REPEATS]")
}
