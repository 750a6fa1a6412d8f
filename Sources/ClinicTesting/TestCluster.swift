internal import Database
internal import Foundation
internal import Synchronization

/// A server of PostgreSQL for the tests of this process: Debian's programs, a folder of its own, a
/// socket and no network. It forgets durability for speed; crash campaigns start their own.
final class TestCluster: Sendable {
  private let folder: String
  private let administrator: PostgreSQLConsole
  private let made = Atomic(0)

  /// The one of this process, started by whoever asks first.
  static func shared() async throws -> TestCluster { try await starting.value }

  private static let starting = Task.detached { try await TestCluster() }

  private init() async throws {
    folder =
      FileManager.default.temporaryDirectory.path + "/aglae-pg-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try Companion(Self.script(folder))
    administrator = try PostgreSQLConsole("postgres://postgres@/postgres?host=\(folder)")
    try await administrator.run("CREATE ROLE aglae LOGIN")
  }

  /// The address of a new empty database.
  func makeDatabase() async throws -> String {
    let name = "test\(made.add(1, ordering: .relaxed).newValue)"
    try await administrator.run("CREATE DATABASE \(name) OWNER aglae")
    return "postgres://aglae@/\(name)?host=\(folder)"
  }

  /// PostgreSQL refuses to run as root; the account that Debian made for it, or nobody, does then.
  private static func script(_ folder: String) -> String {
    """
    trap '' INT TERM
    PATH=$(ls -d /usr/lib/postgresql/*/bin | tail -n 1):$PATH
    as=
    if [ "$(id -u)" = 0 ]; then
      user=postgres; id -u $user >/dev/null 2>&1 || user=nobody
      chown $user \(folder); as="setpriv --reuid=$user --regid=$(id -g $user) --clear-groups"
    fi
    cd \(folder)
    $as initdb -D data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >log 2>&1 &&
    $as pg_ctl -D data -w -l server.log -o "-k \(folder) -c listen_addresses= -c fsync=off \
    -c synchronous_commit=off -c full_page_writes=off -c max_connections=400 \
    -c shared_buffers=64MB -c autovacuum=off" start >>log 2>&1 && echo ready
    read -r _
    $as pg_ctl -D data -m immediate stop >>log 2>&1
    rm -rf \(folder)
    """
  }
}
