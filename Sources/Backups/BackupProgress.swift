/// How far a backup or a restoration is.
public enum BackupProgress: Sendable {
  /// The rows are on their way; how many bytes so far.
  case rows(bytes: Int)
  case photographs(done: Int, of: Int)
  /// What was written is read back.
  case checking(bytes: Int)
  /// The restored log is checked; entries done, of all.
  case log(done: Int, of: Int)

  public typealias Report = @Sendable (BackupProgress) -> Void
}
