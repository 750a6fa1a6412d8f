internal import ClinicVocabulary
internal import Database

/// An invitation that can still be accepted.
struct InvitationRow: Sendable {
  let clinic: ClinicID
  let id: InvitationID
  let profile: AccountProfile
  let sealedName: [UInt8]?
  let patient: PatientID?
  /// Whose password is to be set, when it is for no new account.
  let person: PersonID?
  let author: PersonID
  let expiresAt: Instant

  private static let columns: SQL = """
    clinic_id, invitation_id, role, administers, speciality, registration_number, sealed_name,
    patient_id, person_id, author, expires_at
    """

  static func find(
    _ link: ClinicToken, keys: AccessKeys, at now: Instant, in transaction: Transaction
  ) throws -> InvitationRow? {
    let digest = keys.digest(link.token.text, kind: .invitation)
    return try transaction.firstRow(
      """
      SELECT \(columns) FROM invitation WHERE clinic_id = \(link.clinic)
      AND token_digest = \(digest) AND accepted_at IS NULL AND revoked_at IS NULL
      AND expires_at > \(now)
      """
    ).map(InvitationRow.init)
  }

  static func pending(
    of clinic: ClinicID, at now: Instant, in transaction: Transaction
  ) throws -> [InvitationRow] {
    try transaction.rows(
      """
      SELECT \(columns) FROM invitation WHERE clinic_id = \(clinic) AND accepted_at IS NULL
      AND revoked_at IS NULL AND expires_at > \(now) ORDER BY expires_at, invitation_id
      """
    ).map(InvitationRow.init)
  }

  private init(_ row: SQLRow) throws {
    clinic = try row.id("clinic_id")
    id = try row.id("invitation_id")
    profile = try AccountProfile(row)
    sealedName = try row.optional("sealed_name", row.blob)
    patient = try row.optional("patient_id") { name throws(DatabaseFailure) in try row.id(name) }
    person = try row.optional("person_id") { name throws(DatabaseFailure) in try row.id(name) }
    author = try row.id("author")
    expiresAt = try row.instant("expires_at")
  }

  init(
    clinic: ClinicID, id: InvitationID, profile: AccountProfile, sealedName: [UInt8]?,
    patient: PatientID?, person: PersonID?, author: PersonID, expiresAt: Instant
  ) {
    (self.clinic, self.id, self.profile, self.sealedName) = (clinic, id, profile, sealedName)
    (self.patient, self.person, self.author) = (patient, person, author)
    self.expiresAt = expiresAt
  }

  func insert(
    _ link: ClinicToken, keys: AccessKeys, at now: Instant, in transaction: Transaction
  ) throws {
    try transaction.execute(
      """
      INSERT INTO invitation (clinic_id, invitation_id, token_digest, kind, role, administers,
      speciality, registration_number, sealed_name, patient_id, person_id, recorded_at, author,
      expires_at) VALUES (\(clinic), \(id), \(keys.digest(link.token.text, kind: .invitation)),
      \(person == nil ? "join" : "newPassword"), \(profile.role.rawValue), \(profile.administers),
      \((profile.speciality?.rawValue).sqlValue), \(profile.registrationNumber.sqlValue),
      \(sealedName.sqlValue), \(patient.sqlValue), \(person.sqlValue), \(now), \(author),
      \(expiresAt))
      """)
  }

  /// Whether it could still be accepted; it is accepted now, by this one alone.
  func accept(at now: Instant, in transaction: Transaction) throws -> Bool {
    try transaction.execute(
      """
      UPDATE invitation SET accepted_at = \(now) WHERE clinic_id = \(clinic)
      AND invitation_id = \(id) AND accepted_at IS NULL AND revoked_at IS NULL
      AND expires_at > \(now)
      """) == 1
  }

  func name(_ keys: AccessKeys) throws -> String? {
    try sealedName.map { try keys.open($0, at: .init("invitationName", clinic, id)) }
  }
}

extension Invitation {
  /// Takes back those that a person made and no one accepted.
  static func revoke(by person: PersonID, _ permit: Permit, in transaction: Transaction) throws {
    try transaction.execute(
      """
      UPDATE invitation SET revoked_at = \(permit.at) WHERE clinic_id = \(permit.clinic)
      AND author = \(person) AND accepted_at IS NULL AND revoked_at IS NULL
      """)
  }
}
