private import Foundation

/// Peak resident memory of this program in KiB, from the kernel's VmHWM.
///
/// `getrusage` would count what the parent had before it started this program.
public func peakMemoryInKiB() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? .max
}
