extension Policy {
  /// The policy of the program, which a clinic may narrow and never widen.
  ///
  /// Sources: CSP L1110-4 (secrecy; what a care team may share is what care needs), L1110-12 (care
  /// team), L1111-7 (the patient's own access); GDPR articles 5(1)(c), 9(3), 25, 32, 38 and 39. What
  /// a secretary sees follows from what receiving and invoicing need.
  public static let standard = Policy(
    careRules + receptionRules + emergencyRules + ownRecordRules + oversightRules
      + installationRules)

  private static let careRules = [
    Rule(
      [.physician], .care, [.own, .team], .readAndWrite,
      [
        .identity, .contact, .agenda, .consents, .indication, .findings, .history, .treatments,
        .photographs, .plans, .released, .messages, .careTeam, .portalAccess,
      ]),
    Rule(
      [.nurse], .care, [.own, .team], .readAndWrite,
      [.contact, .agenda, .consents, .history, .treatments, .photographs, .messages]),
    Rule(
      [.nurse], .care, [.own, .team], .read,
      [.identity, .indication, .findings, .plans, .released, .careTeam]),
    Rule(
      [.physician, .nurse], .care, [.own, .team], .read,
      [.actLabel, .quotesAndInvoices, .consentState, .photographState, .recentActNotice]),
    // The one who answers for the record holds or erases it, as far as the law lets them.
    Rule([.physician], .care, [.own], .readAndWrite, [.retention]),
    Rule([.physician], .care, [.team], .read, [.retention]),
    Rule([.physician], .care, [.own, .team], .readAndWrite, [.dataRequests]),
    // What is measured before it belongs to a record, and the stations that serve all records.
    Rule([.physician, .nurse], .care, [.clinic], .readAndWrite, [.lightTable, .stations]),
  ]

  private static let receptionRules = [
    Rule(
      [.physician, .nurse, .secretary], .reception, [.own, .team, .stranger], .readAndWrite,
      [.identity, .contact, .agenda, .quotesAndInvoices, .portalAccess]),
    Rule(
      [.physician, .nurse, .secretary], .reception, [.own, .team, .stranger], .read,
      [.actLabel, .consentState, .photographState, .recentActNotice, .careTeam]),
    // Booking with a physician makes them follow the patient. Only secretaries do it for strangers:
    // a clinician who could do so for themselves would not need to say why (break-glass).
    Rule([.secretary], .reception, [.own, .team, .stranger], .write, [.careTeam]),
    // To find a patient by name, to enter a new one, to see a day of the agenda.
    Rule(
      [.physician, .nurse, .secretary], .reception, [.clinic], .readAndWrite,
      [.identity, .agenda, .stock]),
  ]

  private static let emergencyRules = [
    Rule(
      [.physician, .nurse], .emergency, [.stranger], .read,
      [
        .identity, .contact, .agenda, .actLabel, .consents, .indication, .findings, .history,
        .treatments, .photographs, .plans, .careTeam,
      ]),
    Rule([.physician, .nurse], .emergency, [.stranger], .write, [.treatments, .photographs]),
  ]

  private static let ownRecordRules = [
    Rule(
      [.patient], .ownRecord, [.own], .read,
      [
        .identity, .contact, .agenda, .actLabel, .quotesAndInvoices, .consents, .history, .released,
        .messages, .careTeam, .accessLog, .retention, .dataRequests,
      ]),
    // A patient writes what they say themselves: never what a clinician recorded. Of the care team
    // they write whom they oppose.
    Rule(
      [.patient], .ownRecord, [.own], .write,
      [
        .contact, .agenda, .consents, .history, .photographs, .messages, .careTeam, .dataRequests,
      ]),
  ]

  private static let oversightRules = [
    Rule(
      [.dataProtectionOfficer], .oversight, [.stranger], .read,
      [.identity, .accessLog, .retention, .dataRequests]),
    Rule(
      [.dataProtectionOfficer], .oversight, [.clinic], .read,
      [.identity, .accessLog, .technicalLog, .accounts, .settings, .retention]),
  ]

  private static let installationRules = [
    Rule(
      [.administrator], .installation, [.clinic], .readAndWrite, [.accounts, .settings, .jobs]),
    Rule([.administrator], .installation, [.clinic], .read, [.technicalLog]),
    Rule(Set(Role.allCases), .ownAccount, [.clinic], .readAndWrite, [.ownAccount]),
  ]
}
