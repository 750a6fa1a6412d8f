internal import GRDB

extension DatabaseFailure {
  /// What SQLite said, without values.
  init(_ error: any Error) {
    guard let error = error as? DatabaseError else {
      self.init(.other, cause: String(describing: type(of: error)))
      return
    }
    let code: Code =
      switch error.extendedResultCode {
      case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: .unique
      case .SQLITE_CONSTRAINT_FOREIGNKEY: .foreignKey
      case .SQLITE_CONSTRAINT_CHECK: .check
      case .SQLITE_CONSTRAINT_NOTNULL: .notNull
      case .SQLITE_CONSTRAINT_TRIGGER: .check
      case .SQLITE_CONSTRAINT_DATATYPE: .statement
      default:
        switch error.resultCode {
        case .SQLITE_FULL: .diskFull
        case .SQLITE_IOERR: .storage
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: .readOnly
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
        case .SQLITE_ERROR: .statement
        default: .other
        }
      }
    self.init(code, cause: error.message ?? "\(error.resultCode)")
  }
}
