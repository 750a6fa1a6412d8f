internal import Backups
private import Foundation
private import Synchronization

/// One line on a terminal's standard error: how far a backup or a restoration is.
final class BackupBar: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1
  /// When the line may be drawn anew.
  private let next = Mutex(ContinuousClock.now)

  func show(_ progress: BackupProgress) {
    guard isShown else { return }
    let isDue = next.withLock { next in
      guard ContinuousClock.now >= next else { return false }
      next = .now + .milliseconds(100)
      return true
    }
    if isDue { write("\r\u{1b}[2K" + text(progress)) }
  }

  /// Takes the line away, so that something else can be printed.
  func clear() {
    if isShown { write("\r\u{1b}[2K") }
  }

  private func text(_ progress: BackupProgress) -> String {
    switch progress {
    case .rows(let bytes): "Records: \(bytes >> 20) MiB"
    case .photographs(let done, let all): "Photographs: \(done)/\(all)"
    case .checking(let bytes): "Reading back: \(bytes >> 20) MiB"
    case .log(let done, let all): "Checking the log: \(done)/\(all)"
    }
  }

  private func write(_ text: String) { _ = writeAll(text.utf8, to: STDERR_FILENO) }
}
