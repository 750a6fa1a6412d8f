internal import Audit
internal import Database
internal import Vault

/// Why a backup was not made, checked or restored. It names files and counts, nothing of a patient.
public struct BackupRefusal: Error, Sendable, Equatable {
  public enum Code: String, Sendable {
    /// There is a file of that name already.
    case exists
    /// The file is none of a backup.
    case notABackup
    /// It was made with another key store.
    case otherKeys
    /// It was cut or changed.
    case damaged
    /// It was made by a newer program, or one with other migrations.
    case otherProgram
    /// The folder or database to restore into holds something already.
    case notEmpty
    /// Another restoration into that folder is running.
    case running
    /// The log in it is not whole.
    case logNotWhole
    /// The key store lacks keys of its patients.
    case keysMissing
    /// A file could not be read or written.
    case file
  }

  public let code: Code
  public let place: String
  public let cause: String

  init(_ code: Code, _ place: String, cause: String = "") {
    self.code = code
    self.place = place
    self.cause = cause
  }
}

extension BackupRefusal: CustomStringConvertible {
  public var description: String { "\(advice) (\(place)\(cause.isEmpty ? "" : ": \(cause)"))" }

  /// What to do about it.
  public var advice: String {
    switch code {
    case .exists: "There is a file of that name; name another, or say --replace."
    case .notABackup: "This is no backup of a practice; nothing was changed."
    case .otherKeys:
      "The backup was made with another key store; name the right one with --keys, or restore its second "
        + "copy. Nothing was changed."
    case .damaged: "The backup was cut or changed; take another one. Nothing was changed."
    case .otherProgram:
      "The backup was made by a newer program, or its records do not fit this one; use the program that "
        + "made it. Nothing was changed."
    case .notEmpty:
      "A backup is restored into an empty folder and an empty database only; nothing was changed."
    case .running: "Another restoration into this folder is running; wait for it."
    case .logNotWhole: "The log of the backup is not whole; take another one. Nothing was changed."
    case .keysMissing:
      "The key store lacks keys of patients: it is an old copy, or of another practice. Restore a newer "
        + "copy of it, or say --accept-missing-keys to lose these patients. Nothing was changed."
    case .file:
      "A file could not be read or written; check its disk and rights. Nothing was changed."
    }
  }

  /// What went wrong below, in the words of backups; nil for what is said there well enough.
  init?(_ error: any Error, reading path: String) {
    switch error {
    case let refusal as BackupRefusal: self = refusal
    case let failure as VaultFailure:
      switch failure.code {
      case .notABackup: self.init(.notABackup, failure.place)
      case .otherKeys: self.init(.otherKeys, failure.place)
      case .sealBroken: self.init(.damaged, failure.place, cause: failure.cause)
      case .file: self.init(.file, failure.place, cause: failure.cause)
      default: return nil
      }
    case let failure as BackupFailure:
      switch failure {
      case .notABackup, .cut, .damaged: self.init(.damaged, path, cause: "rows")
      case .otherProgram: self.init(.otherProgram, path)
      case .notEmpty: self.init(.notEmpty, "the database")
      }
    default: return nil
    }
  }
}

/// Runs `work` and tells what goes wrong in it in the words of backups.
func refusing<Result>(
  _ path: String, isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Result
) async throws -> Result {
  do { return try await work() } catch { throw BackupRefusal(error, reading: path) ?? error }
}
