public import ClinicVocabulary
public import Database

/// Who follows a patient, and who works with whom.
public enum CareTeam {
  /// Those with a part now, also who is opposed.
  ///
  /// - Returns: nil when the permit does not grant the reading of the care team.
  public static func members(
    _ permit: Permit, in transaction: Transaction
  ) throws -> [CareTeamMember]? {
    guard permit.allows(.read, .careTeam), case .patient(let patient) = permit.subject else {
      return nil
    }
    return try transaction.rows(
      """
      SELECT c.person_id, c.part, c.recorded_at FROM care_team c WHERE c.clinic_id = \(permit.clinic)
      AND c.patient_id = \(patient) AND c.version = (SELECT max(l.version) FROM care_team l
      WHERE l.clinic_id = c.clinic_id AND l.patient_id = c.patient_id
      AND l.person_id = c.person_id) AND c.part <> 'none' ORDER BY c.recorded_at, c.person_id
      """
    ).map { row in
      guard let part = CareTeamPart(rawValue: try row.text("part")) else {
        throw AccessFailure(.unknownValue)
      }
      return CareTeamMember(
        person: try row.id("person_id"), part: part, since: try row.instant("recorded_at"))
    }
  }

  /// Gives someone who gives care a part in the care of the permit's patient.
  ///
  /// A patient says whom they oppose, or no longer oppose, and makes no teams; nobody else speaks for
  /// them in that.
  ///
  /// - Returns: false when the permit does not grant it, the person gives no care or is not of the
  ///   clinic, or is the one who asks: no one gives themselves a part.
  public static func set(
    _ person: PersonID, to part: CareTeamPart, _ permit: Permit, in transaction: Transaction
  ) throws -> Bool {
    guard permit.allows(.write, .careTeam), case .patient(let patient) = permit.subject,
      let account = try AccountRow.find(person, of: permit.clinic, in: transaction),
      account.active, account.profile.role.givesCare,
      part != .treating || account.profile.role == .physician, person != permit.person,
      try permit.role == .patient
        ? mayOppose(person, part, patient, permit.clinic, in: transaction)
        : part != .opposed
          && self.part(of: person, in: patient, permit.clinic, transaction) != .opposed
    else { return false }
    try append(
      person, part, of: patient, clinic: permit.clinic, author: permit.person, at: permit.at,
      in: transaction)
    return true
  }

  private static func mayOppose(
    _ person: PersonID, _ part: CareTeamPart, _ patient: PatientID, _ clinic: ClinicID,
    in transaction: Transaction
  ) throws -> Bool {
    try part == .opposed
      || part == .none
        && self.part(of: person, in: patient, clinic, transaction) == .opposed
  }

  /// Makes the one who enters a new patient follow them, where no one does yet.
  ///
  /// - Returns: false when the permit does not grant the entering of patients, or someone follows
  ///   them already.
  public static func begin(
    of patient: PatientID, treating person: PersonID, _ permit: Permit,
    in transaction: Transaction
  ) throws -> Bool {
    guard permit.allows(.write, .identity), permit.subject == .clinic,
      try transaction.firstRow(
        """
        SELECT 1 FROM care_team WHERE clinic_id = \(permit.clinic) AND patient_id = \(patient)
        LIMIT 1
        """) == nil,
      let account = try AccountRow.find(person, of: permit.clinic, in: transaction),
      account.active, account.profile.role == .physician
    else { return false }
    try append(
      person, .treating, of: patient, clinic: permit.clinic, author: permit.person, at: permit.at,
      in: transaction)
    return true
  }

  static func append(
    _ person: PersonID, _ part: CareTeamPart, of patient: PatientID, clinic: ClinicID,
    author: PersonID, at now: Instant, in transaction: Transaction
  ) throws {
    let last = try transaction.firstRow(
      """
      SELECT version FROM care_team WHERE clinic_id = \(clinic) AND patient_id = \(patient)
      AND person_id = \(person) ORDER BY version DESC LIMIT 1
      """)
    let previous = try last?.integer("version")
    try transaction.execute(
      """
      INSERT INTO care_team (clinic_id, patient_id, person_id, version, part, recorded_at, author,
      supersedes) VALUES (\(clinic), \(patient), \(person), \((previous ?? 0) + 1),
      \(part.rawValue), \(now), \(author), \(previous.sqlValue))
      """)
  }
}
