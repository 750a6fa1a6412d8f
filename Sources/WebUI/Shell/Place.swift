internal import Vocabulary

/// A place of the site that the bar of every page leads to, for those who may go there.
public enum Place: String, Sendable, CaseIterable {
  case ownRecord, lightTable, patients, accounts, log, keys, jobs, ownAccount

  public var path: String {
    switch self {
    case .ownRecord: Paths.ownRecord
    case .lightTable: Paths.start
    case .patients: Paths.patients
    case .accounts: Paths.accounts
    case .log: Paths.log
    case .keys: Paths.keys
    case .jobs: Paths.jobs
    case .ownAccount: Paths.ownAccount
    }
  }

  var name: Phrase {
    switch self {
    case .ownRecord: OwnRecordPhrases.title
    case .lightTable: Phrase(fr: "Photographies", en: "Photographs")
    case .patients: Phrase(fr: "Patients", en: "Patients")
    case .accounts: Phrase(fr: "Comptes", en: "Accounts")
    case .log: Phrase(fr: "Journal", en: "Log")
    case .keys: Phrase(fr: "Clés", en: "Keys")
    case .jobs: Phrase(fr: "Tâches", en: "Jobs")
    case .ownAccount: Phrase(fr: "Mon compte", en: "My account")
    }
  }
}
