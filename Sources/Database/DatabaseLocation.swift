/// Where a practice's database is.
public enum DatabaseLocation: Sendable, Hashable {
  /// A file, made when it is absent.
  case sqlite(path: String)
  /// `postgres://role@host/name?sslmode=verify-full`, with all that libpq reads in an address.
  case postgresql(url: String)

  /// - Parameters:
  ///   - argument: what follows `--database`: an address of PostgreSQL or the path of a file.
  ///   - data: the practice's folder, whose `clinic.sqlite` is meant when there is no argument.
  public init(_ argument: String?, data: String) {
    if let argument {
      self =
        argument.hasPrefix("postgres://") || argument.hasPrefix("postgresql://")
        ? .postgresql(url: argument) : .sqlite(path: argument)
    } else {
      self = .sqlite(path: data + "/clinic.sqlite")
    }
  }
}

extension DatabaseLocation: CustomStringConvertible {
  /// For a log: the path, or that it is a server; the address may hold a password.
  public var description: String {
    switch self {
    case .sqlite(let path): path
    case .postgresql: "PostgreSQL"
    }
  }
}

extension ClinicDatabase {
  /// Opens the practice's database; `migrate()` comes next.
  ///
  /// - Parameters:
  ///   - location: a file, or a server that may still be starting: it is reached by the first
  ///     transaction.
  ///   - connections: how many transactions PostgreSQL runs at once at most. SQLite has one writer
  ///     and few readers whatever is asked.
  public static func open(
    _ location: DatabaseLocation, connections: Int = 16
  ) throws(DatabaseFailure) -> ClinicDatabase {
    switch location {
    case .sqlite(let path): try sqlite(at: path)
    case .postgresql(let url): try postgresql(at: url, connections: connections)
    }
  }

  static func postgresql(
    at url: String, connections: Int
  ) throws(DatabaseFailure) -> ClinicDatabase {
    let address = try PostgreSQLAddress(url)
    return ClinicDatabase(PostgreSQLEngine(address, connections: connections))
  }
}
