internal import ClinicVocabulary
internal import Dispatch

/// A place in the pool: one connection, made when it is first needed and again after it was lost.
///
/// Sendable because what may change is touched only by blocks of `queue`, which run one at a time.
final class PostgreSQLSession: @unchecked Sendable {
  private let address: PostgreSQLAddress
  /// Serial, with a thread of its own while it works: libpq's calls block.
  private let queue = DispatchQueue(label: "aglae.postgresql")
  private var link: PostgreSQLLink?
  private var isClosed = false

  init(_ address: PostgreSQLAddress) { self.address = address }

  /// Runs one transaction once.
  func attempt<Result: Sendable>(
    _ mode: TransactionMode, _ scope: DataScope,
    _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Attempt<Result> {
    try await onQueue { try $0.transaction(mode, scope, body) }
  }

  /// Runs statements without a transaction and as any role.
  func script(_ statements: String) async throws {
    try await onQueue { session in
      if let known = session.link, case .failure = known.run("SELECT 1") {
        session.link = nil
      }
      let link = try session.link ?? PostgreSQLLink(session.address)
      session.link = link
      if case .failure(let failed) = link.run(statements) { throw failed.failure }
    }
  }

  func close() async throws {
    try await onQueue { session in
      session.isClosed = true
      session.link = nil
    }
  }

  private func onQueue<Result: Sendable>(
    _ work: @escaping @Sendable (PostgreSQLSession) throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { caller in
      queue.async { caller.resume(with: Swift.Result { try work(self) }) }
    }
  }

  private func transaction<Result>(
    _ mode: TransactionMode, _ scope: DataScope,
    _ body: (any SQLConnection) throws -> Result
  ) throws -> Attempt<Result> {
    switch Swift.Result(catching: connected) {
    case .failure(let failure) where failure.code == .connectionLost: return .lost(failure)
    case .failure(let failure): throw failure
    case .success(let link):
      let connection = PostgreSQLConnection(link)
      defer { leave(link, forgettingPrepared: connection.failed?.isOutdated ?? false) }
      return try Self.transaction(mode, scope, on: connection, body)
    }
  }

  private static func transaction<Result>(
    _ mode: TransactionMode, _ scope: DataScope, on connection: PostgreSQLConnection,
    _ body: (any SQLConnection) throws -> Result
  ) throws -> Attempt<Result> {
    if case .failure(let failed) = connection.link.run(mode.opening(scope)) {
      return try verdict(on: failed, throwing: failed.failure)
    }
    let result: Result
    do { result = try body(connection) } catch {
      guard let failed = connection.failed else { throw error }
      return try verdict(on: failed, throwing: error)
    }
    return try commit(connection.link, mode).map { result }
  }

  /// - Throws: `.connectionLost` when it is not known whether the change was made.
  private static func commit(
    _ link: PostgreSQLLink, _ mode: TransactionMode
  ) throws -> Attempt<Void> {
    switch link.run("COMMIT") {
    case .success("COMMIT"): return .done(())
    case .success:
      throw DatabaseFailure(.other, cause: "the transaction was ended by the server")
    case .failure(let failed):
      if failed.failure.code == .connectionLost, mode != .read { throw failed.failure }
      return try verdict(on: failed, throwing: failed.failure)
    }
  }

  private static func verdict<Result>(
    on failed: PostgreSQLFailure, throwing error: any Error
  ) throws -> Attempt<Result> {
    if failed.mayBeRepeated { return .conflicted(failed.failure) }
    if failed.failure.code == .connectionLost { return .lost(failed.failure) }
    throw error
  }

  private func connected() throws(DatabaseFailure) -> PostgreSQLLink {
    if isClosed { throw DatabaseFailure(.other, cause: "the database was closed") }
    if let link { return link }
    let fresh = try PostgreSQLLink(address)
    try Self.prepare(fresh)
    link = fresh
    return fresh
  }

  /// Puts a new connection into the state that every transaction expects, and refuses a role that
  /// row security does not bind.
  private static func prepare(_ link: PostgreSQLLink) throws(DatabaseFailure) {
    let settings = """
      SET synchronous_commit = on; SET lock_timeout = '10s'; SET statement_timeout = '60s';
      SET idle_in_transaction_session_timeout = '60s'; SET standard_conforming_strings = on;
      SET search_path = public
      """
    let role: SQL =
      "SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)"
    do {
      _ = try link.run(settings).get()
      guard try link.perform(role).get().rows().isEmpty else {
        throw DatabaseFailure(
          .forbidden, cause: "the role is SUPERUSER or BYPASSRLS, which no clinic's border holds")
      }
    } catch let failed as PostgreSQLFailure {
      throw failed.failure
    } catch let failure as DatabaseFailure {
      throw failure
    } catch {
      throw DatabaseFailure(.other, cause: "a new connection could not be prepared")
    }
  }

  /// Ends what is still open and drops a connection that is of no more use.
  private func leave(_ link: PostgreSQLLink, forgettingPrepared outdated: Bool) {
    if link.isInTransaction { link.run("ROLLBACK") }
    if link.isLost || link.isInTransaction { self.link = nil } else { link.trim(all: outdated) }
  }
}

/// How one run of a transaction ended, when it did not throw.
enum Attempt<Result> {
  case done(Result)
  /// Nothing was changed; the same body may succeed when it runs again.
  case conflicted(DatabaseFailure)
  /// There was no connection, or it went before the end was asked for: nothing was changed.
  case lost(DatabaseFailure)

  func map<Other>(_ change: (Result) -> Other) -> Attempt<Other> {
    switch self {
    case .done(let result): .done(change(result))
    case .conflicted(let failure): .conflicted(failure)
    case .lost(let failure): .lost(failure)
    }
  }
}
extension Attempt: Sendable where Result: Sendable {}

enum TransactionMode {
  case write, read
  /// Alone among all programs that ask for it: to change the schema.
  case exclusive

  /// Begins a transaction and tells row security whose rows it may reach.
  func opening(_ scope: DataScope) -> String {
    let begin =
      switch self {
      case .write: "BEGIN ISOLATION LEVEL SERIALIZABLE"
      case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
      // Read committed: what the former holder of the lock changed must be seen after the wait.
      case .exclusive:
        "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = 0; "
          + "SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(\(Self.lock))"
      }
    // An id is 36 characters of hexadecimal digits and hyphens.
    let rows =
      switch scope {
      case .clinic(let id): "SET LOCAL aglae.scope = 'clinic'; SET LOCAL aglae.clinic = '\(id)'"
      case .installation: "SET LOCAL aglae.scope = 'installation'"
      }
    return begin + "; " + rows
  }

  /// "aglae" in bytes.
  private static let lock: Int64 = 0x61_67_6C_61_65
}

/// The server's connection as a transaction's body sees it.
final class PostgreSQLConnection: SQLConnection {
  let kind = EngineKind.postgresql
  fileprivate let link: PostgreSQLLink
  /// What went wrong first; the server refuses everything after it.
  private(set) var failed: PostgreSQLFailure?

  init(_ link: PostgreSQLLink) { self.link = link }

  func execute(_ statement: SQL) throws(DatabaseFailure) -> Int {
    try perform(statement).changed
  }

  func rows(_ query: SQL) throws(DatabaseFailure) -> [SQLRow] { try perform(query).rows() }

  private func perform(_ statement: SQL) throws(DatabaseFailure) -> PostgreSQLAnswer {
    switch link.perform(statement) {
    case .success(let answer): return answer
    case .failure(let failure):
      if failed == nil { failed = failure }
      throw failure.failure
    }
  }
}
