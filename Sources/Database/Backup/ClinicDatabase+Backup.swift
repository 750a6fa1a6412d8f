extension ClinicDatabase {
  /// Writes every row as it is at one moment, while others go on writing.
  ///
  /// - Parameter open: begins an output; it is asked again when the connection was lost on the way.
  ///   What it gives is called on the connection's queue with the next piece, about 64 kB, and seals
  ///   it: the bytes hold what the tables hold.
  /// - Returns: how many rows.
  @discardableResult
  public func backUp(
    to open: @escaping @Sendable () throws -> ([UInt8]) throws -> Void
  ) async throws -> Int64 {
    try await snapshot { _, write in try write(try open()) }
  }

  /// Runs `body` on one state of the database, of which it may also have every row written.
  ///
  /// - Parameter body: is given what writes all rows to a sink, as `backUp(to:)` does, and answers how
  ///   many there were. It runs again when the connection was lost on the way.
  public func snapshot<Result: Sendable>(
    _ body:
      @escaping @Sendable (
        Transaction, _ write: (@escaping ([UInt8]) throws -> Void) throws -> Int64
      ) throws -> Result
  ) async throws -> Result {
    let steps = try Migration.all(for: kind)
    return try await engine.read(.installation) { connection in
      try Migrator(connection: connection, steps: steps).checkComplete()
      return try Transaction.run(
        { transaction in
          try body(transaction) { try Self.write(connection, steps, to: BackupWriter($0)) }
        }, on: connection, .installation)
    }
  }

  private static func write(
    _ connection: any SQLConnection, _ steps: [Migration], to writer: BackupWriter
  ) throws -> Int64 {
    var writer = writer
    for step in steps where step.isCommon {
      try writer.write(.step(name: step.name, checksum: step.checksum))
    }
    var rows: Int64 = 0
    for table in try BackupTable.all(connection) {
      try writer.write(.table(name: table.name, columns: table.columns))
      rows += try Self.write(table, of: connection, to: &writer)
    }
    try writer.write(.end(rows: rows))
    return rows
  }

  private static func write(
    _ table: BackupTable, of connection: any SQLConnection, to writer: inout BackupWriter
  ) throws -> Int64 {
    let size = 500
    var last: [SQLValue]?
    var count: Int64 = 0
    while true {
      let rows = try connection.rows(table.page(after: last, of: size))
      for row in rows { try writer.write(.row(row.values)) }
      count += Int64(rows.count)
      guard rows.count == size, let final = rows.last else { return count }
      last = try table.key.map { try final.value($0) }
    }
  }

  /// Fills this empty database, on either engine, from a backup of either; then brings it to this
  /// program's schema. Everything is restored, or nothing.
  ///
  /// - Parameter open: begins an input; what it gives is called for the next piece, nil at the end.
  /// - Returns: how many rows.
  /// - Throws: `BackupFailure`, or `DatabaseFailure`.
  @discardableResult
  public func restore(
    from open: @escaping @Sendable () throws -> () throws -> [UInt8]?
  ) async throws -> Int64 {
    try await restore(from: open) { _, rows in rows }
  }

  /// Does the same and then `completion` in the same transaction, which is given the number of rows:
  /// what it throws undoes everything.
  public func restore<Result: Sendable>(
    from open: @escaping @Sendable () throws -> () throws -> [UInt8]?,
    completion: @escaping @Sendable (Transaction, Int64) throws -> Result
  ) async throws -> Result {
    let steps = try Migration.all(for: kind)
    return try await engine.migrate { connection in
      var reader = try BackupReader(try open())
      var record = try reader.next()
      var saved: [BackupRecord] = []
      while case .step = record {
        saved.append(record)
        record = try reader.next()
      }
      try prepare(connection, steps, saved)
      let rows = try Self.fill(connection, from: &reader, beginningWith: record)
      try Migrator(connection: connection, steps: steps).run()
      return try Transaction.run(
        { try completion($0, rows) }, on: connection, .installation)
    }
  }

  /// Makes the schema that the backup was made with.
  private func prepare(
    _ connection: any SQLConnection, _ steps: [Migration], _ saved: [BackupRecord]
  ) throws {
    let common = steps.filter(\.isCommon)
    guard saved == common.prefix(saved.count).map({ .step(name: $0.name, checksum: $0.checksum) }),
      !saved.isEmpty
    else { throw BackupFailure.otherProgram }
    let next = saved.count < common.count ? common[saved.count].name : nil
    let earlier = steps.filter { step in next.map { step.name < $0 } ?? true }
    let migrator = Migrator(connection: connection, steps: earlier)
    guard try migrator.countApplied() <= earlier.count else { throw BackupFailure.notEmpty }
    try migrator.run()
    guard try connection.rows("SELECT 1 FROM clinic LIMIT 1").isEmpty else {
      throw BackupFailure.notEmpty
    }
  }

  private static func fill(
    _ connection: any SQLConnection, from reader: inout BackupReader,
    beginningWith first: BackupRecord
  ) throws -> Int64 {
    let tables = try BackupTable.all(connection)
    var table: BackupTable?
    var rows: Int64 = 0
    var record = first
    while true {
      switch record {
      case .step: throw BackupFailure.damaged
      case .table(let name, let columns):
        table = tables.first { $0.name == name && $0.columns == columns }
        guard table != nil else { throw BackupFailure.otherProgram }
      case .row(let values):
        guard let table, values.count == table.columns.count else { throw BackupFailure.damaged }
        _ = try connection.execute(table.insertion(of: values))
        rows += 1
      case .end(let count):
        guard count == rows else { throw BackupFailure.damaged }
        return rows
      }
      record = try reader.next()
    }
  }
}
