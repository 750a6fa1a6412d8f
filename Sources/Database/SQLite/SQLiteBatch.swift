internal import GRDB

/// One transaction that holds the changes of several callers.
struct SQLiteBatch {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// Runs `first` and, until `time` is over, what `next` gives; answers all after the commit.
  ///
  /// When the whole transaction is lost, each change runs again in one of its own.
  func run(_ first: PendingWrite, then next: () -> PendingWrite?, for time: Duration) {
    guard begin(for: first) else { return }
    let end = ContinuousClock.now + time
    var writes: [PendingWrite] = []
    var answers: [@Sendable () -> Void] = []
    var upcoming: PendingWrite? = first
    while let write = upcoming {
      writes.append(write)
      guard let answer = runInSavepoint(write) else { return repeatAlone(writes) }
      answers.append(answer)
      upcoming = ContinuousClock.now < end ? next() : nil
    }
    do { try database.execute(sql: "COMMIT") } catch { return repeatAlone(writes) }
    for answer in answers { answer() }
  }

  func runAlone(_ write: PendingWrite) {
    guard begin(for: write) else { return }
    do {
      let answer = try write.attempt(SQLiteConnection(database)).get()
      try database.execute(sql: "COMMIT")
      answer()
    } catch {
      rollBack()
      write.refuse(error is DatabaseError ? DatabaseFailure(error) : error)
    }
  }

  private func begin(for write: PendingWrite) -> Bool {
    do {
      try database.execute(sql: "BEGIN IMMEDIATE")
      return true
    } catch {
      write.refuse(DatabaseFailure(error))
      return false
    }
  }

  /// - Returns: how to answer after the commit; nil when the transaction is lost.
  private func runInSavepoint(_ write: PendingWrite) -> (@Sendable () -> Void)? {
    let connection = SQLiteConnection(database)
    do {
      try database.execute(sql: "SAVEPOINT one")
      let result = write.attempt(connection)
      if connection.mayHaveLostTransaction { return nil }
      if case .failure = result { try database.execute(sql: "ROLLBACK TO one") }
      try database.execute(sql: "RELEASE one")
      switch result {
      case .success(let answer): return answer
      case .failure(let error): return { write.refuse(error) }
      }
    } catch {
      return nil
    }
  }

  private func repeatAlone(_ writes: [PendingWrite]) {
    rollBack()
    for write in writes { runAlone(write) }
  }

  private func rollBack() {
    guard database.isInsideTransaction else { return }
    // Fails only when SQLite has ended the transaction itself.
    try? database.execute(sql: "ROLLBACK")
  }
}
