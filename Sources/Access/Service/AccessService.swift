public import Audit
public import ClinicVocabulary
public import Database

/// Accounts, sessions, teams and permits of all clinics of an installation.
///
/// Passwords are hashed, and reasons sealed, before a transaction begins; all else of an act is one
/// transaction with its event in the log.
public struct AccessService: Sendable {
  let database: ClinicDatabase
  let log: AuditLog
  let keys: AccessKeys
  let hasher: PasswordHasher
  let limits: AccessLimits
  let outside: Outside
  let setUpCode: String?

  /// What Access needs of other rooms and of the world.
  public struct Outside: Sendable {
    let now: @Sendable () -> Instant
    let isPatient: @Sendable (PatientID, Transaction) throws -> Bool
    let sealReason: @Sendable (BreakGlass, String) async throws -> [UInt8]
    let openReason: @Sendable (BreakGlass, [UInt8]) throws -> String?

    /// - Parameters:
    ///   - isPatient: whether the clinic of the transaction's scope has this patient.
    ///   - sealReason: seals a written reason under the key of the patient whom it concerns.
    ///   - openReason: its inverse; nil once the patient was erased.
    public init(
      now: @escaping @Sendable () -> Instant,
      isPatient: @escaping @Sendable (PatientID, Transaction) throws -> Bool,
      sealReason: @escaping @Sendable (BreakGlass, String) async throws -> [UInt8],
      openReason: @escaping @Sendable (BreakGlass, [UInt8]) throws -> String?
    ) {
      (self.now, self.isPatient) = (now, isPatient)
      (self.sealReason, self.openReason) = (sealReason, openReason)
    }
  }

  /// - Parameter setUpCode: what first run asks for, printed where the server was started; nil asks for
  ///   none.
  public init(
    _ database: ClinicDatabase, log: AuditLog, keys: AccessKeys, cost: PasswordCost = .standard,
    limits: AccessLimits = AccessLimits(), setUpCode: String? = nil, outside: Outside
  ) throws {
    self.database = database
    self.log = log
    self.keys = keys
    hasher = try PasswordHasher(cost: cost)
    self.limits = limits
    self.outside = outside
    self.setUpCode = setUpCode
  }

  /// A set-up code to print, such as `7K2M-9QXT-4HBN-W3ZE`.
  public static func newSetUpCode() -> String { RecoveryCode.random() }
}
