internal import Audit
public import ClinicVocabulary
internal import Database

extension AccessService {
  /// Takes someone who gives care into one's own standing team, or out of it: they are then in the
  /// care team of every patient whom the physician treats.
  ///
  /// - Returns: false when the asker is no physician, or the person gives no care in the clinic.
  public func setStandingTeam(
    _ person: PersonID, isMember: Bool, _ session: ClinicToken
  ) async throws -> Permitted<Bool> {
    try await permit(session, .chooseTeam, on: .clinic) { permit, transaction in
      guard permit.role == .physician, person != permit.person,
        let account = try AccountRow.find(person, of: permit.clinic, in: transaction),
        account.profile.role.givesCare
      else { return false }
      let previous = try transaction.firstRow(
        """
        SELECT version FROM standing_team WHERE clinic_id = \(permit.clinic)
        AND physician_id = \(permit.person) AND person_id = \(person) ORDER BY version DESC LIMIT 1
        """)?.integer("version")
      try transaction.execute(
        """
        INSERT INTO standing_team (clinic_id, physician_id, person_id, version, member,
        recorded_at, author, supersedes) VALUES (\(permit.clinic), \(permit.person), \(person),
        \((previous ?? 0) + 1), \(isMember), \(permit.at), \(permit.person),
        \(previous.sqlValue))
        """)
      try log.record(
        AuditEvent(
          isMember ? "team.add" : "team.remove", permit, on: AuditSubject("account", person)),
        in: transaction)
      return true
    }
  }
}
