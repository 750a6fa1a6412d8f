public import Audit
public import ClinicVocabulary

/// What a backup says of itself at its beginning.
public struct BackupFacts: Sendable, Codable, Equatable {
  static let schemaID = "aglae.backup/1"
  let schema: String
  public let madeAt: Instant
  /// The engine that the rows came from, `sqlite` or `postgresql`; they go into either.
  public let engine: String
  /// The last signed head of the log at that moment; nil while nothing was signed.
  public let head: SignedHead?

  init(madeAt: Instant, engine: String, head: SignedHead?) {
    schema = Self.schemaID
    self.madeAt = madeAt
    self.engine = engine
    self.head = head
  }
}

/// What a backup holds, said at its end.
public struct BackupCounts: Sendable, Codable, Equatable {
  public internal(set) var rows = 0
  public internal(set) var photographs = 0
  /// Bytes of the sealed photographs.
  public internal(set) var photographBytes = 0
  /// Photographs of patients who were erased while the backup was made.
  public internal(set) var erasedMeanwhile = 0
  /// Photographs that the record names and the disk does not have.
  public internal(set) var absent = 0
  /// Photographs whose file was not as it was sealed.
  public internal(set) var damaged = 0
}
