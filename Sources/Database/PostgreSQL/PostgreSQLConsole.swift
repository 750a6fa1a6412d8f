internal import Dispatch

/// A connection for what stands outside every practice's data: making a database and its role.
package final class PostgreSQLConsole: Sendable {
  private let session: PostgreSQLSession

  /// - Parameter url: of a role that may do what will be asked, which row security need not bind.
  package init(_ url: String) throws(DatabaseFailure) {
    session = PostgreSQLSession(try PostgreSQLAddress(url))
  }

  /// Runs statements outside a transaction. They are never made of what a user wrote.
  package func run(_ statements: String) async throws {
    try await session.script(statements)
  }
}
