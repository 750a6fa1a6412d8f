internal import Dispatch
internal import GRDB
internal import Synchronization

/// Copies what the log holds into the database file, beside the writer instead of within it.
///
/// SQLite's own checkpoint runs in the commit that makes the log long enough, which then waits until
/// a thousand pages, scattered over a large file, are on the disk: every change behind it waits too.
/// A passive checkpoint on a connection of its own waits for nobody and nobody for it:
/// sqlite.org/c3ref/wal_checkpoint_v2.html.
final class SQLiteCheckpointer: Sendable {
  /// nil once it was closed: what was planned before comes too late then.
  private let connection: Mutex<DatabaseQueue?>
  private let queue = DispatchQueue(label: "aglae.sqlite-checkpoint")
  private let isDue = Mutex(false)
  private static let delay = DispatchTimeInterval.milliseconds(400)

  init(path: String) throws {
    let opened = try DatabaseQueue(path: path)
    try opened.inDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    connection = Mutex(opened)
  }

  /// Something was committed.
  func noteCommit() {
    let begins = isDue.withLock { isDue in
      defer { isDue = true }
      return !isDue
    }
    guard begins else { return }
    queue.asyncAfter(deadline: .now() + Self.delay) { [weak self] in self?.checkpoint() }
  }

  func checkpoint() {
    isDue.withLock { $0 = false }
    connection.withLock { connection in
      // What fails here stays in the log, which is as durable; the writer's own checkpoint meets it again.
      _ = try? connection?.inDatabase { try $0.checkpoint(.passive) }
    }
  }

  func close() throws {
    try connection.withLock { connection in
      defer { connection = nil }
      try connection?.close()
    }
  }
}
