internal import Audit

extension Action {
  static let listAccounts = Action(
    "account.list", for: .installation, needs: [.accounts: .read])
  static let changeAccount = Action(
    "account.change", for: .installation, needs: [.accounts: .write])
  static let inviteStaff = Action(
    "account.invite", for: .installation, needs: [.accounts: .write])
  static let invitePatient = Action(
    "portal.invite", for: .reception, needs: [.portalAccess: .write])
  static let narrowPolicy = Action(
    "policy.narrow", for: .installation, needs: [.settings: .write])
  static let seePolicy = Action("policy.see", for: .installation, needs: [.settings: .read])
  static let readLog = Action("log.read", for: .oversight, needs: [.accessLog: .read])
  static let readTechnicalLog = Action(
    "log.readTechnical", for: .installation, needs: [.technicalLog: .read])
  static let seeOwnAccount = Action(
    "ownAccount.see", for: .ownAccount, needs: [.ownAccount: .read])
  static let changeOwnAccount = Action(
    "ownAccount.change", for: .ownAccount, needs: [.ownAccount: .write])
  static let chooseTeam = Action("team.choose", for: .ownAccount, needs: [.ownAccount: .write])
}
