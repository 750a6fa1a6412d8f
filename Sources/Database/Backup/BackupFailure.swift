/// Why a backup cannot be restored.
public enum BackupFailure: Error, Sendable {
  case notABackup
  /// It ends too early.
  case cut
  /// Something in it was changed.
  case damaged
  /// It was made by a newer program, or one with other migrations.
  case otherProgram
  /// The database to restore into holds a practice already.
  case notEmpty
}
