internal import Database
internal import Foundation
internal import Synchronization

/// A server of PostgreSQL of one's own: Debian's programs, a folder that is removed with this
/// process, a socket and no network.
package final class PostgreSQLServer: Sendable {
  package let folder: String
  private let administrator: PostgreSQLConsole
  private let made = Atomic(0)

  /// - Parameter isDurable: whether it keeps what it acknowledged; tests that do not ask are faster.
  package init(isDurable: Bool) async throws {
    folder =
      FileManager.default.temporaryDirectory.path + "/aglae-pg-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let script = folder + "/server"
    try Self.script(folder, isDurable).write(toFile: script, atomically: false, encoding: .utf8)
    _ = try Companion(
      """
      trap '' INT TERM
      sh \(script) init && sh \(script) start && echo ready
      read -r _
      sh \(script) stop immediate; rm -rf \(folder)
      """)
    administrator = try PostgreSQLConsole("postgres://postgres@/postgres?host=\(folder)")
    try await administrator.run("CREATE ROLE aglae LOGIN")
  }

  /// The address of a new database: empty, or like another that nobody has open.
  package func makeDatabase(
    named given: String? = nil, like template: String = "template1"
  ) async throws -> String {
    let name = given ?? "test\(made.add(1, ordering: .relaxed).newValue)"
    try await administrator.run("CREATE DATABASE \(name) OWNER aglae TEMPLATE \(template)")
    return "postgres://aglae@/\(name)?host=\(folder)"
  }

  /// - Parameters:
  ///   - data: the folder of the data within the server's, `data` when nil.
  ///   - socket: where it listens, the server's folder when nil.
  ///   - environment: such as `LD_PRELOAD=/a.so`.
  package func start(
    data: String? = nil, socket: String? = nil, environment: [String] = []
  ) throws {
    try run("start", data, socket, environment)
  }

  package func stop(data: String? = nil, mode: String = "fast") throws {
    try run("stop \(mode)", data, nil, [])
  }

  /// Ends all its processes at once, as a crash does.
  package func kill() throws {
    let file = folder + "/data/postmaster.pid"
    let first = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").first
    guard let number = first.flatMap({ pid_t($0) }) else {
      throw TestingFailure("the server's number is not in \(file)")
    }
    _ = Foundation.kill(number, SIGSTOP)
    let children = try String(
      contentsOfFile: "/proc/\(number)/task/\(number)/children", encoding: .utf8)
    for process in [number] + children.split(separator: " ").compactMap({ pid_t($0) }) {
      _ = Foundation.kill(process, SIGKILL)
    }
    // Their number may still be taken, by a process that nobody has waited for yet.
    for name in ["data/postmaster.pid", ".s.PGSQL.5432.lock"] {
      try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  private func run(
    _ command: String, _ data: String?, _ socket: String?, _ environment: [String]
  ) throws {
    let settings =
      [data.map { "DATA=\($0)" }, socket.map { "SOCKET=\($0)" }].compactMap(\.self)
      + ["EXTRA='\(environment.joined(separator: " "))'"]
    do {
      try Shell.run(settings.joined(separator: " ") + " sh \(folder)/server \(command)")
    } catch {
      let log = try? String(contentsOfFile: folder + "/log", encoding: .utf8)
      throw TestingFailure("\(error)\n\(log?.suffix(1000) ?? "")")
    }
  }

  /// PostgreSQL refuses to run as root; the account that Debian made for it, or nobody, does then.
  private static func script(_ folder: String, _ isDurable: Bool) -> String {
    let speed =
      isDurable ? "" : "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    return """
      PATH=$(ls -d /usr/lib/postgresql/*/bin | tail -n 1):$PATH
      as=
      cd \(folder) || exit 1
      touch log
      if [ "$(id -u)" = 0 ]; then
        user=postgres; id -u $user >/dev/null 2>&1 || user=nobody
        chown $user . log; as="setpriv --reuid=$user --regid=$(id -g $user) --clear-groups"
      fi
      data=${DATA:-data}
      case $1 in
      init) $as initdb -D data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
        --data-checksums --wal-segsize=1 ;;
      start) $as env $EXTRA pg_ctl -D $data -w -t 600 -l $data.log -o "-k ${SOCKET:-\(folder)} \
        -c listen_addresses= -c max_connections=400 -c shared_buffers=64MB -c autovacuum=off \
        \(speed)" start ;;
      stop) $as pg_ctl -D $data -w -t 600 -m $2 stop ;;
      esac >>log 2>&1

      """
  }
}
