internal import ClinicVocabulary
internal import Database

/// An account with its current version.
struct AccountRow: Sendable {
  let clinic: ClinicID
  let person: PersonID
  let version: Int64
  let profile: AccountProfile
  let active: Bool
  let patient: PatientID?
  let passwordHash: PasswordHash
  let sealedSeed: [UInt8]?
  let seedConfirmed: Bool
  /// The step of the last code that was used.
  let lastStep: Int64
  let sealedName: [UInt8]?
  let sealedLogin: [UInt8]?

  static let columns: SQL = """
    a.clinic_id, a.person_id, a.patient_id, a.current_version, a.password_hash, a.sealed_seed,
    a.seed_confirmed_at, a.last_step, v.role, v.administers, v.speciality, v.registration_number,
    v.active, v.sealed_name, v.sealed_login
    """
  static let tables: SQL = """
    account a JOIN account_version v ON v.clinic_id = a.clinic_id AND v.person_id = a.person_id
    AND v.version = a.current_version
    """

  init(_ row: SQLRow) throws {
    clinic = try row.id("clinic_id")
    person = try row.id("person_id")
    version = try row.integer("current_version")
    profile = try AccountProfile(row)
    active = try row.flag("active")
    patient = try row.optional("patient_id") { name throws(DatabaseFailure) in try row.id(name) }
    passwordHash = PasswordHash(stored: try row.text("password_hash"))
    sealedSeed = try row.optional("sealed_seed", row.blob)
    seedConfirmed = try !row.isNull("seed_confirmed_at")
    lastStep = try row.integer("last_step")
    sealedName = try row.optional("sealed_name", row.blob)
    sealedLogin = try row.optional("sealed_login", row.blob)
  }

  /// Where a session of this account begins after its password.
  var stageAfterPassword: SessionStage {
    seedConfirmed ? .secondFactor : profile.role.needsSecondFactor ? .enrolment : .full
  }
}

extension AccountProfile {
  init(_ row: SQLRow) throws {
    guard let role = Role(rawValue: try row.text("role")) else {
      throw AccessFailure(.unknownValue)
    }
    let code = try row.optional("speciality", row.text)
    let speciality = code.flatMap(Speciality.init)
    guard (code == nil) == (speciality == nil),
      let profile = AccountProfile(
        role, administers: try row.flag("administers"), speciality: speciality,
        registrationNumber: try row.optional("registration_number", row.text))
    else { throw AccessFailure(.unknownValue) }
    self = profile
  }
}
