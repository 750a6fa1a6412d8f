public import Audit
public import ClinicVocabulary
internal import Database

extension Action {
  static let readOwnLog = Action("log.readOwn", for: .ownRecord, needs: [.accessLog: .read])
}

extension AccessService {
  /// The log as its reader may see it.
  ///
  /// - Parameters:
  ///   - patient: whose lines an officer asks for, nil for all; whom a patient's account is of. It means
  ///     nothing to administrators.
  ///   - before: only lines older than this one.
  public func readLog(
    _ session: ClinicToken, as reader: LogReader, of patient: PatientID? = nil,
    before: AuditEvent.ID? = nil, atMost limit: Int = 50
  ) async throws -> Permitted<LogView> {
    let (action, subject, selection): (Action, Subject, AuditSelection) =
      switch (reader, patient) {
      case (.officer, let patient?): (.readLog, .patient(patient), .ofPatient(patient))
      case (.officer, nil): (.readLog, .clinic, .all)
      case (.administrator, _): (.readTechnicalLog, .clinic, .ofNoPatient)
      case (.patient, let patient?): (.readOwnLog, .patient(patient), .ofPatient(patient))
      case (.patient, nil): (.readOwnLog, .clinic, .ofNoPatient)
      }
    return try await permit(session, action, on: subject) { permit, transaction in
      let lines = try AuditEvent.newest(
        of: permit.clinic, selection, before: before, atMost: limit + 1, in: transaction)
      var names: [PersonID: String] = [:]
      for account in try AccountRow.all(of: permit.clinic, in: transaction) {
        names[account.person] = try account.name(keys)
      }
      return LogView(
        reader: reader, lines: Array(lines.prefix(limit)), names: names,
        hasOlder: lines.count > limit, reasons: try reasons(permit, in: transaction))
    }
  }

  /// Written reasons that the permit's patient may read.
  private func reasons(
    _ permit: Permit, in transaction: Transaction
  ) throws -> [String: String] {
    guard permit.role == .patient else { return [:] }
    var reasons: [String: String] = [:]
    for (glass, reason) in try brokenGlasses(permit, in: transaction) ?? [] {
      reasons[glass.id.text] = reason
    }
    return reasons
  }
}
