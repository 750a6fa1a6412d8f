/// The rows of a backup without a database.
public enum BackupRows {
  /// Reads all rows of a backup and forgets them.
  ///
  /// - Parameter source: gives the next piece, nil after the last.
  /// - Returns: how many there are.
  /// - Throws: `BackupFailure` when the pieces are no whole backup.
  public static func count(from source: @escaping () throws -> [UInt8]?) throws -> Int64 {
    var reader = try BackupReader(source)
    var rows: Int64 = 0
    while true {
      switch try reader.next() {
      case .step, .table: continue
      case .row: rows += 1
      case .end(let count):
        guard count == rows else { throw BackupFailure.damaged }
        return rows
      }
    }
  }
}
