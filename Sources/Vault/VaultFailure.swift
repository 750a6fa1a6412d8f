/// Why the vault did not do what was asked. It names files and ids, never what is sealed.
public struct VaultFailure: Error, Sendable, Equatable {
  public enum Code: String, Sendable {
    /// There is no key store in that folder.
    case noKeyStore
    /// There is one already, or the folder is not empty.
    case occupied
    /// The folder or a file in it is open to others than its owner.
    case openToOthers
    /// The key store would lie in the practice's data, whose backups must not hold it.
    case insideData
    /// The key store opens with a passphrase, and none was given.
    case needsPassphrase
    /// The passphrase does not open the key store.
    case wrongPassphrase
    /// A file of the key store is not as it was written.
    case damagedKeys
    /// The second copy was not named, or not yet restored in a test.
    case copyNotTested
    /// The second copy does not hold the same keys.
    case copyDiffers
    /// There is no key of that patient: erased, or never made.
    case noKey
    /// The key store knows nothing of that patient, neither a key nor an erasure.
    case keyMissing
    /// What is sealed does not open: changed, moved elsewhere, or under another key.
    case sealBroken
    /// The file is none of a backup.
    case notABackup
    /// The backup was made with another key store.
    case otherKeys
    /// A file could not be read or written.
    case file
  }

  public let code: Code
  /// The file, folder or id.
  public let place: String
  public let cause: String

  public init(_ code: Code, _ place: String, cause: String = "") {
    self.code = code
    self.place = place
    self.cause = cause
  }
}

extension VaultFailure: CustomStringConvertible {
  public var description: String { "\(advice) (\(place)\(cause.isEmpty ? "" : ": \(cause)"))" }

  /// What to do about it.
  public var advice: String {
    switch code {
    case .noKeyStore: "There is no key store here; check --keys, or restore its second copy."
    case .occupied: "A new key store needs an empty folder; name another with --keys."
    case .openToOthers:
      "The key store is open to other users; allow its owner alone (chmod 700, files 600)."
    case .insideData:
      "The key store may not lie in the practice's data, or its backups would hold the keys; "
        + "name another folder with --keys."
    case .needsPassphrase:
      "The key store opens with a passphrase; hand it over with AGLAE_PASSPHRASE_FD."
    case .wrongPassphrase: "The passphrase does not open the key store; try again."
    case .damagedKeys: "The key store is damaged; restore its second copy."
    case .copyNotTested:
      "No patient can be added before the key store's second copy was restored in a test."
    case .copyDiffers:
      "The second copy does not hold the same keys; bring it in step and test it again."
    case .noKey: "There is no key of this patient: erased, or never made."
    case .keyMissing:
      "The key store lacks the key of a patient who was not erased: it belongs to other data, or is an "
        + "old copy; name the right folder with --keys, or restore its second copy."
    case .sealBroken: "What is kept does not open; it was changed, or belongs elsewhere."
    case .notABackup: "This is no backup of a practice."
    case .otherKeys:
      "The backup was made with another key store; name the right one with --keys, or its second copy."
    case .file: "A file of the vault could not be read or written; check its disk and rights."
    }
  }
}
