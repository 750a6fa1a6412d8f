private import Foundation

/// One line on a terminal's standard error: how far the batch is, and what is being done.
/// Elsewhere it writes nothing.
struct ProgressBar {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let total: Int
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  init(total: Int) {
    self.total = total
    start = clock.now
  }

  /// Draws the line anew, `done` of all photographs finished, `activity` under way.
  func show(done: Int, activity: String) {
    guard isShown else { return }
    let width = columns()
    let filled = total == 0 ? 0 : 24 * done / total
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 24 - filled)
    var line = "[\(bar)] \(done)/\(total)\(pace(done: done))"
    let room = width - line.count - 4
    if room >= 8 {
      let text = printable(activity)
      line += "  " + (text.count > room ? "…" + text.suffix(room - 1) : text)
    }
    write("\r\u{1b}[2K" + line.prefix(max(0, width - 1)))
  }

  /// Takes the line away, so that something else can be printed.
  func clear() {
    if isShown { write("\r\u{1b}[2K") }
  }

  /// Photographs a second and the time left, once one is done.
  private func pace(done: Int) -> String {
    let seconds = (clock.now - start) / .seconds(1)
    guard done > 0, total > 1, seconds > 0 else { return "" }
    let rate = Double(done) / seconds
    let left = Int((Double(total - done) / rate).rounded(.up))
    let time = left < 90 ? "\(left) s" : "\((left + 30) / 60) min"
    return String(format: "  %.1f/s", rate) + (done < total ? "  \(time) left" : "")
  }

  private func columns() -> Int {
    var size = winsize()
    let answered = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0
    return answered && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  private func write(_ text: String) { _ = writeAll(text.utf8, to: STDERR_FILENO) }
}
