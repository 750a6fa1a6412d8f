internal import Audit

extension Action {
  public static let listAccounts = Action(
    "account.list", for: .installation, needs: [.accounts: .read])
  public static let changeAccount = Action(
    "account.change", for: .installation, needs: [.accounts: .write])
  public static let inviteStaff = Action(
    "account.invite", for: .installation, needs: [.accounts: .write])
  public static let invitePatient = Action(
    "portal.invite", for: .reception, needs: [.portalAccess: .write])
  public static let narrowPolicy = Action(
    "policy.narrow", for: .installation, needs: [.settings: .write])
  public static let seePolicy = Action("policy.see", for: .installation, needs: [.settings: .read])
  public static let readLog = Action("log.read", for: .oversight, needs: [.accessLog: .read])
  public static let readTechnicalLog = Action(
    "log.readTechnical", for: .installation, needs: [.technicalLog: .read])
  public static let seeOwnAccount = Action(
    "ownAccount.see", for: .ownAccount, needs: [.ownAccount: .read])
  public static let changeOwnAccount = Action(
    "ownAccount.change", for: .ownAccount, needs: [.ownAccount: .write])
  public static let chooseTeam = Action(
    "team.choose", for: .ownAccount, needs: [.ownAccount: .write])
}
