internal import ClinicVocabulary
internal import Database

extension Relation {
  /// What the asker is to a patient of their own clinic, as the clinic's tables say.
  init(of asker: Asker, to patient: PatientID, in transaction: Transaction) throws {
    if asker.role == .patient {
      self = asker.patient == patient ? .own : .stranger
      return
    }
    let part = try CareTeam.part(of: asker.person, in: patient, asker.clinic, transaction)
    switch part {
    case .treating where asker.role.givesCare: self = .own
    case .member where asker.role.givesCare: self = .team
    case .opposed: self = .stranger
    default:
      self =
        try CareTeam.worksWithTreating(asker.person, of: patient, asker.clinic, transaction)
        ? .team : .stranger
    }
  }
}

extension CareTeam {
  static func part(
    of person: PersonID, in patient: PatientID, _ clinic: ClinicID, _ transaction: Transaction
  ) throws -> CareTeamPart? {
    let row = try transaction.firstRow(
      """
      SELECT part FROM care_team WHERE clinic_id = \(clinic) AND patient_id = \(patient)
      AND person_id = \(person) ORDER BY version DESC LIMIT 1
      """)
    return try row.map { row in
      guard let part = CareTeamPart(rawValue: try row.text("part")) else {
        throw AccessFailure(.unknownValue)
      }
      return part
    }
  }

  /// Whether the person is in the standing team of an active physician who treats the patient now.
  fileprivate static func worksWithTreating(
    _ person: PersonID, of patient: PatientID, _ clinic: ClinicID, _ transaction: Transaction
  ) throws -> Bool {
    try transaction.firstRow(
      """
      SELECT 1 FROM care_team c JOIN standing_team s ON s.clinic_id = c.clinic_id
      AND s.physician_id = c.person_id WHERE c.clinic_id = \(clinic)
      AND c.patient_id = \(patient) AND s.person_id = \(person) AND c.part = 'treating'
      AND s.member = 1 AND c.version = (SELECT max(l.version) FROM care_team l
      WHERE l.clinic_id = c.clinic_id AND l.patient_id = c.patient_id
      AND l.person_id = c.person_id) AND s.version = (SELECT max(m.version) FROM standing_team m
      WHERE m.clinic_id = s.clinic_id AND m.physician_id = s.physician_id
      AND m.person_id = s.person_id) LIMIT 1
      """) != nil
  }
}
