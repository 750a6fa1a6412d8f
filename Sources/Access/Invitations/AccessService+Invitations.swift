internal import Audit
public import ClinicVocabulary
internal import Database

extension AccessService {
  /// Makes a link by which someone gets an account.
  public func invite(
    _ invitee: Invitee, _ session: ClinicToken
  ) async throws -> Permitted<InvitationOutcome> {
    let link = ClinicToken(session.clinic)
    switch invitee {
    case .staff(let profile, let name):
      let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return try await permit(session, .inviteStaff, on: .clinic) { permit, transaction in
        guard profile.role != .patient, (1...200).contains(name.count) else { return .notPossible }
        return try make(link, profile, name: name, permit, in: transaction)
      }
    case .patient(let patient):
      guard let profile = AccountProfile(.patient) else { return .done(.notPossible) }
      return try await permit(session, .invitePatient, on: .patient(patient)) {
        permit, transaction in
        let account = try transaction.firstRow(
          """
          SELECT 1 FROM account WHERE clinic_id = \(permit.clinic) AND patient_id = \(patient)
          """)
        guard account == nil else { return .hasAccount }
        return try make(link, profile, patient: patient, permit, in: transaction)
      }
    }
  }

  /// Makes a link by which the owner of an account chooses a new password. Their second factor is
  /// still asked for.
  public func inviteToNewPassword(
    _ person: PersonID, _ session: ClinicToken
  ) async throws -> Permitted<InvitationOutcome> {
    let link = ClinicToken(session.clinic)
    return try await permit(session, .inviteStaff, on: .clinic) { permit, transaction in
      guard person != permit.person,
        let account = try AccountRow.find(person, of: permit.clinic, in: transaction),
        account.active
      else { return .notPossible }
      return try make(link, account.profile, person: person, permit, in: transaction)
    }
  }

  private func make(
    _ link: ClinicToken, _ profile: AccountProfile, name: String? = nil,
    patient: PatientID? = nil, person: PersonID? = nil, _ permit: Permit,
    in transaction: Transaction
  ) throws -> InvitationOutcome {
    let id = InvitationID(at: permit.at)
    let row = InvitationRow(
      clinic: permit.clinic, id: id, profile: profile,
      sealedName: try name.map {
        try keys.seal($0, at: .init("invitationName", permit.clinic, id))
      },
      patient: patient, person: person, author: permit.person,
      expiresAt: permit.at.advanced(by: limits.invitation))
    try row.insert(link, keys: keys, at: permit.at, in: transaction)
    try log.record(
      AuditEvent("invitation.make", permit, on: AuditSubject("invitation", id)), in: transaction)
    return .made(id, link: link, expiresAt: row.expiresAt)
  }

  /// The invitations that no one accepted yet.
  public func pendingInvitations(
    _ session: ClinicToken
  ) async throws -> Permitted<[PendingInvitation]> {
    try await permit(session, .listAccounts, on: .clinic) { permit, transaction in
      try InvitationRow.pending(of: permit.clinic, at: permit.at, in: transaction).map { row in
        PendingInvitation(
          id: row.id, profile: row.profile, name: try row.name(keys),
          isNewPassword: row.person != nil, expiresAt: row.expiresAt)
      }
    }
  }

  /// Takes an invitation back.
  ///
  /// - Returns: whether it was still open.
  public func revoke(
    _ invitation: InvitationID, _ session: ClinicToken
  ) async throws -> Permitted<Bool> {
    try await permit(session, .inviteStaff, on: .clinic) { permit, transaction in
      let revoked = try transaction.execute(
        """
        UPDATE invitation SET revoked_at = \(permit.at) WHERE clinic_id = \(permit.clinic)
        AND invitation_id = \(invitation) AND accepted_at IS NULL AND revoked_at IS NULL
        """)
      guard revoked == 1 else { return false }
      try log.record(
        AuditEvent("invitation.revoke", permit, on: AuditSubject("invitation", invitation)),
        in: transaction)
      return true
    }
  }

  /// What the link opens; nil when it is not, or no longer, good.
  public func invitation(_ link: ClinicToken) async throws -> InvitationView? {
    let now = outside.now()
    return try await database.read(.clinic(link.clinic)) { transaction in
      guard let row = try InvitationRow.find(link, keys: keys, at: now, in: transaction) else {
        return nil
      }
      let clinic = try transaction.firstRow(
        "SELECT name FROM clinic WHERE clinic_id = \(link.clinic)")
      return InvitationView(
        clinicName: try clinic?.text("name") ?? "", profile: row.profile,
        name: try row.name(keys), isNewPassword: row.person != nil, expiresAt: row.expiresAt)
    }
  }
}
