internal import ClinicVocabulary
internal import Database

extension AccountRow {
  static func find(login digest: [UInt8], in transaction: Transaction) throws -> AccountRow? {
    try transaction.firstRow(
      "SELECT \(columns) FROM \(tables) WHERE a.login_digest = \(digest)"
    ).map(AccountRow.init)
  }

  static func find(
    _ person: PersonID, of clinic: ClinicID, in transaction: Transaction
  ) throws -> AccountRow? {
    try transaction.firstRow(
      "SELECT \(columns) FROM \(tables) WHERE a.clinic_id = \(clinic) AND a.person_id = \(person)"
    ).map(AccountRow.init)
  }

  static func all(of clinic: ClinicID, in transaction: Transaction) throws -> [AccountRow] {
    try transaction.rows(
      """
      SELECT \(columns) FROM \(tables) WHERE a.clinic_id = \(clinic) ORDER BY a.recorded_at,
      a.person_id
      """
    ).map(AccountRow.init)
  }

  /// Whether someone else still administers the clinic.
  static func hasAdministrator(
    besides person: PersonID, of clinic: ClinicID, in transaction: Transaction
  ) throws -> Bool {
    try transaction.firstRow(
      """
      SELECT 1 FROM \(tables) WHERE a.clinic_id = \(clinic) AND a.person_id <> \(person)
      AND v.active = 1 AND a.seed_confirmed_at IS NOT NULL
      AND (v.administers = 1 OR v.role = \(Role.administrator.rawValue)) LIMIT 1
      """) != nil
  }
}

/// What a new account is made of.
struct NewAccount: Sendable {
  let clinic: ClinicID
  let person: PersonID
  let profile: AccountProfile
  let loginDigest: [UInt8]
  let patient: PatientID?
  let passwordHash: PasswordHash
  let sealedName: [UInt8]?
  let sealedLogin: [UInt8]?

  func insert(author: PersonID, at instant: Instant, in transaction: Transaction) throws {
    try transaction.execute(
      """
      INSERT INTO account (clinic_id, person_id, login_digest, patient_id, current_version,
      password_hash, password_set_at, last_step, recorded_at) VALUES (\(clinic), \(person),
      \(loginDigest), \(patient.sqlValue), 1, \(passwordHash.text), \(instant), 0, \(instant))
      """)
    try AccountVersion(
      clinic: clinic, person: person, number: 1, profile: profile, sealedName: sealedName,
      sealedLogin: sealedLogin, active: true
    ).insert(author: author, at: instant, in: transaction)
  }
}

/// One version of what an account is.
struct AccountVersion: Sendable {
  let clinic: ClinicID
  let person: PersonID
  let number: Int64
  let profile: AccountProfile
  let sealedName: [UInt8]?
  let sealedLogin: [UInt8]?
  let active: Bool

  private var supersedes: Int64? { number == 1 ? nil : number - 1 }

  /// The version after the one that `account` has.
  init(after account: AccountRow, profile: AccountProfile? = nil, active: Bool? = nil) {
    self.init(
      clinic: account.clinic, person: account.person, number: account.version + 1,
      profile: profile ?? account.profile, sealedName: account.sealedName,
      sealedLogin: account.sealedLogin, active: active ?? account.active)
  }

  init(
    clinic: ClinicID, person: PersonID, number: Int64, profile: AccountProfile,
    sealedName: [UInt8]?, sealedLogin: [UInt8]?, active: Bool
  ) {
    (self.clinic, self.person, self.number, self.profile) = (clinic, person, number, profile)
    (self.sealedName, self.sealedLogin, self.active) = (sealedName, sealedLogin, active)
  }

  func insert(author: PersonID, at instant: Instant, in transaction: Transaction) throws {
    try transaction.execute(
      """
      INSERT INTO account_version (clinic_id, person_id, version, role, administers, speciality,
      registration_number, sealed_name, sealed_login, active, recorded_at, author, supersedes)
      VALUES (\(clinic), \(person), \(number), \(profile.role.rawValue), \(profile.administers),
      \((profile.speciality?.rawValue).sqlValue), \(profile.registrationNumber.sqlValue),
      \(sealedName.sqlValue),
      \(sealedLogin.sqlValue), \(active), \(instant), \(author), \(supersedes.sqlValue))
      """)
    try transaction.execute(
      """
      UPDATE account SET current_version = \(number) WHERE clinic_id = \(clinic)
      AND person_id = \(person)
      """)
  }
}
