/// What is seen or changed together.
public enum FieldGroup: String, Sendable, Hashable, CaseIterable, Codable {
  /// Names, day of birth, sex, national identity.
  case identity
  /// Addresses, telephone numbers, trusted person.
  case contact
  /// Appointments: when, where, with whom.
  case agenda
  /// What an appointment is for, in the words of the price list.
  case actLabel
  /// Lines of quotes and invoices, and what is paid.
  case quotesAndInvoices
  /// Whether a consent is missing, and not what it says.
  case consentState
  /// Whether photographs are missing, and none of them.
  case photographState
  /// "Recent act: pass the call to the doctor", and not which act.
  case recentActNotice
  /// Consents with their text, answers and signature.
  case consents
  /// Why the patient comes and what they wish.
  case indication
  /// Measures, grades, findings, and the clinician's own reading.
  case findings
  /// Diseases, allergies, medicines, earlier acts elsewhere.
  case history
  /// What was done: products, batches, doses, places, notes, complications.
  case treatments
  case photographs
  /// Suggestions, simulations and what was decided.
  case plans
  /// What the physician released to the patient.
  case released
  /// Letters between patient and clinic, and remote consultations.
  case messages
  /// Who follows the patient.
  case careTeam
  /// Whether the patient has an account, and the invitation to one.
  case portalAccess
  /// How long the record must be kept, legal holds, and its erasure.
  case retention
  /// What the patient asks about their data: a copy, or its erasure.
  case dataRequests
  /// Who saw or changed what of which patient, and why.
  case accessLog
  /// Products, batches and expiry, of no patient.
  case stock
  /// Photographs on the light table, in memory and of no one's record.
  case lightTable
  /// Photo stations: cameras, lamps and their checks.
  case stations
  case accounts
  case settings
  /// Sign-ins, accounts and settings in the log: nothing of patients.
  case technicalLog
  /// Background work and what failed of it, backups, keys' age.
  case jobs
  /// One's own password, devices and sessions.
  case ownAccount

  /// What a clinician alone may see: health data in the narrow sense.
  public static let clinical: Set<FieldGroup> = [
    .consents, .indication, .findings, .history, .treatments, .photographs, .plans, .released,
    .messages,
  ]

  /// What is of no patient.
  public static let ofNoPatient: Set<FieldGroup> = [
    .stock, .lightTable, .stations, .accounts, .settings, .technicalLog, .jobs, .ownAccount,
  ]
}
