import ClinicVocabulary
import Foundation
import Testing
import Vocabulary

@testable import Access
@testable import Audit
@testable import WebUI

/// Models of the account pages, with what must be escaped in every text of a person.
enum AccountModels {
  static let zone = TimeZone(identifier: "Europe/Paris") ?? .gmt
  static let now = Instant(microseconds: 1_795_530_600_000_000)
  static let name = "Zoé <Martineau> & « fils »"

  static func context(_ language: Language) -> PageContext {
    PageContext(language: language, path: "/x", assetVersion: "1", formToken: "TOKEN")
  }

  static let enrolment = Enrolment(
    seed: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
    address: "otpauth://totp/Agla%C3%A9:a%40b.fr?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")

  static func invitation(_ role: AccountProfile?, isNewPassword: Bool = false) throws
    -> InvitationView
  {
    InvitationView(
      clinicName: name, profile: try #require(role),
      name: role?.role == .patient ? nil : name, isNewPassword: isNewPassword, expiresAt: now)
  }

  static let own = OwnAccount(
    sessions: [true, false].map { isThis in
      OwnSession(
        id: SessionID(at: now), device: DeviceID(at: now), deviceLabel: "Firefox <Linux>",
        startedAt: now, lastSeenAt: now, isThis: isThis)
    },
    devices: [true, false].map { isThis in
      OwnDevice(
        id: DeviceID(at: now), label: "Safari & iPad", firstSeenAt: now, lastSeenAt: now,
        isThis: isThis)
    }, recoveryCodesLeft: 3, hasSecondFactor: true)

  static func accounts() throws -> AccountsPage.Model {
    let reader = PersonID(at: now)
    let profiles: [(AccountProfile?, Bool, Bool)] = [
      (AccountProfile(.administrator), true, true),
      (
        AccountProfile(.physician, speciality: .dermatology, registrationNumber: "10001234567"),
        true, true
      ),
      (AccountProfile(.secretary, administers: true), true, false),
      (AccountProfile(.nurse), false, true), (AccountProfile(.patient), true, false),
    ]
    let accounts = try profiles.enumerated().map { number, entry in
      let profile = try #require(entry.0)
      return AccountView(
        person: number == 0 ? reader : PersonID(at: now),
        name: profile.role == .patient ? nil : "\(name) \(number)",
        login: profile.role == .patient ? nil : "zoe\(number)@example.org", profile: profile,
        active: entry.1, hasSecondFactor: entry.2)
    }
    let pending = PendingInvitation(
      id: InvitationID(at: now), profile: accounts[1].profile, name: name, isNewPassword: false,
      expiresAt: now)
    return AccountsPage.Model(accounts: accounts, pending: [pending], reader: reader, zone: zone)
  }

  static func log(_ reader: LogReader) -> LogPage.Model {
    let (clinic, person, patient) = (ClinicID(at: now), PersonID(at: now), PatientID(at: now))
    let line = { (action: AuditCode, purpose: AuditCode, relation: AuditCode, whom: PatientID?) in
      AuditEvent(
        id: AuditEvent.ID(at: now),
        context: AuditContext(
          clinic: clinic, person: person, role: "physician", purpose: purpose, relation: relation,
          at: now), action: action, subject: AuditSubject("patient", "x"), patient: whom,
        reasonDigest: purpose == "emergency" ? [1] : nil)
    }
    let lines = [
      line("signIn.code", "ownAccount", "clinic", nil),
      line("record.open", "care", "team", patient),
      line("record.open.refused", "care", "stranger", patient),
      line("emergency.reason", "emergency", "stranger", patient),
    ]
    return LogPage.Model(
      log: LogView(
        reader: reader, lines: reader == .administrator ? [lines[0]] : lines,
        names: [person: name], hasOlder: true,
        reasons: reader == .patient ? ["x": "Malaise <grave>"] : [:]),
      patient: reader == .patient ? patient : nil, zone: zone)
  }

  /// Every page in one language, by name.
  static func pages(_ language: Language) throws -> [(name: String, html: String)] {
    let context = context(language)
    var entered = FirstRunPage.Entered()
    entered.clinicName = name
    return [
      ("sign-in", SignInPage(context: context).html),
      ("sign-in-refused", SignInPage(context: context, entered: name, state: .refused).html),
      ("sign-in-wait", SignInPage(context: context, state: .wait(seconds: 128)).html),
      ("second-factor", SecondFactorPage(context: context, problem: .wrong).html),
      ("enrolment", EnrolmentPage(context: context, enrolment: enrolment).html),
      ("recovery-codes", RecoveryCodesPage(context: context, codes: ["7K2M-9QXT-4HBN-W3ZE"]).html),
      (
        "invitation",
        InvitationPage(
          context: context, token: "T", invitation: try invitation(AccountProfile(.nurse)),
          entered: name, problem: .loginTaken
        ).html
      ),
      (
        "invitation-patient",
        InvitationPage(
          context: context, token: "T", invitation: try invitation(AccountProfile(.patient)),
          problem: .password(.common)
        ).html
      ),
      (
        "new-password",
        InvitationPage(
          context: context, token: "T",
          invitation: try invitation(AccountProfile(.nurse), isNewPassword: true)
        ).html
      ),
      ("gone", InvitationGonePage(context: context).html),
      (
        "own-account",
        OwnAccountPage(
          context: context, account: own, hasSecondFactor: true, zone: zone,
          outcome: .password(.short)
        ).html
      ),
      ("accounts", AccountsPage(context: context, model: try accounts()).html),
      (
        "accounts-wrong",
        AccountsPage(
          context: context, model: try accounts(),
          outcome: .invitation(name: name, EnteredProfile(role: "physician"))
        ).html
      ),
      (
        "invitation-link",
        InvitationLinkPage(context: context, address: "https://x.example/invitations/T").html
      ),
      (
        "first-run",
        FirstRunPage(
          context: context, entered: entered, needsCode: true,
          problem: .fields([.code, .siteName, .timeZone, .login])
        ).html
      ),
      ("rights", RightsPage(context: context, narrowings: [], isSaved: true).html),
      ("log-officer", LogPage(context: context, model: log(.officer)).html),
      ("log-patient", LogPage(context: context, model: log(.patient)).html),
      ("log-administrator", LogPage(context: context, model: log(.administrator)).html),
    ]
  }
}

/// AGLAE_PAGES=FOLDER also writes the pages there, to look at them.
@Suite("Pages of accounts, first run and the log")
struct AccountPageTests {
  @Test(
    "Each form carries its token, each field its label, and what a person wrote is escaped",
    arguments: Language.allCases)
  func forms(language: Language) throws {
    for page in try AccountModels.pages(language) {
      let html = page.html
      if let folder = ProcessInfo.processInfo.environment["AGLAE_PAGES"] {
        try html.write(
          toFile: "\(folder)/\(page.name).\(language.rawValue).html", atomically: true,
          encoding: .utf8)
      }
      let forms = html.matches(of: /<form method="post" action="([^"]*)"[^>]*>(.*?)<\/form>/)
        .filter { $0.output.1 != Paths.language }
      for form in forms {
        #expect(form.output.2.contains(#"name="form-token" value="TOKEN""#), "\(page.name)")
      }
      let labels = html.matches(of: /<label for="([^"]*)"/).map { String($0.output.1) }
      let ids = html.matches(of: /<(?:input|select) id="([^"]*)"/).map { String($0.output.1) }
      #expect(Set(labels) == Set(ids), "\(page.name)")
      #expect(Set(ids).count == ids.count, "\(page.name) has two fields of one id")
      for note in html.matches(of: /aria-describedby="([^"]*)"/) {
        for id in note.output.1.split(separator: " ") {
          #expect(html.contains(#"id="\#(id)""#), "\(page.name): \(id)")
        }
      }
      #expect(!html.contains("<Martineau>") && !html.contains("<Linux>"), "\(page.name)")
      #expect(html.contains("<h1>") && html.contains(#"<main id="content""#))
      #expect(!html.contains("<script"), "\(page.name) works without a script")
    }
  }

  @Test("Both languages have the same forms and fields")
  func languages() throws {
    let both = try Language.allCases.map { try AccountModels.pages($0) }
    for (french, english) in zip(both[0], both[1]) {
      let fields = [french, english].map { page in
        page.html.matches(of: /<(?:input|select)[^>]* name="([^"]*)"/).map { String($0.output.1) }
      }
      #expect(fields[0] == fields[1], "\(french.name)")
      #expect(french.html != english.html)
    }
  }

  @Test("A field that is wrong says so where it stands")
  func wrongFields() throws {
    let html = FirstRunPage(
      context: AccountModels.context(.french), needsCode: false, problem: .fields([.timeZone])
    ).html
    #expect(html.matches(of: /aria-invalid="true"/).count == 1)
    #expect(
      html.contains(/id="time-zone"[^>]*aria-describedby="time-zone-wrong" aria-invalid="true"/))
    #expect(!html.contains("set-up-code"))
  }

  @Test("Who looks at the accounts may not change their own, and a patient's has no role to choose")
  func cards() throws {
    let model = try AccountModels.accounts()
    let html = AccountsPage(context: AccountModels.context(.english), model: model).html
    for account in model.accounts {
      let id = account.person.text
      let isReader = account.person == model.reader
      #expect(
        html.contains(Paths.accountClosure(id)) == (!isReader && account.active), "\(account)")
      #expect(html.contains(Paths.accountOpening(id)) == !account.active)
      #expect(
        html.contains(Paths.accountProfile(id))
          == (!isReader && account.profile.role != .patient))
      #expect(
        html.contains(Paths.secondFactorRemoval(id)) == (!isReader && account.hasSecondFactor))
    }
  }

  @Test("This session and this device are not ended from their list")
  func ownAccount() {
    let html = OwnAccountPage(
      context: AccountModels.context(.french), account: AccountModels.own, hasSecondFactor: false,
      zone: AccountModels.zone
    ).html
    for session in AccountModels.own.sessions {
      #expect(html.contains(Paths.ownSessionRemoval(session.id.text)) == !session.isThis)
    }
    for device in AccountModels.own.devices {
      #expect(html.contains(Paths.ownDeviceRemoval(device.id.text)) == !device.isThis)
    }
    #expect(!html.contains(Paths.ownRecoveryCodes))
  }

  @Test("Times are of the practice's zone, and written as each language does")
  func moments() {
    let zone = AccountModels.zone
    #expect(momentText(AccountModels.now, in: zone, .french) == "24/11/2026 15:30")
    #expect(momentText(AccountModels.now, in: zone, .english) == "24 Nov 2026 15:30")
  }

  @Test("An administrator's log names no patient, an officer's does, and refusals stand out")
  func log() throws {
    let officer = AccountModels.log(.officer)
    let html = LogPage(context: AccountModels.context(.french), model: officer).html
    let patient = try #require(officer.log.lines[1].patient)
    #expect(html.matches(of: /<td>/).count == 4 * 5)
    #expect(html.contains(patient.text))
    #expect(html.matches(of: /<strong>refusé<\/strong>/).count == 1)
    #expect(html.contains("Urgence, Non suivi, motif écrit"))
    #expect(html.contains("before=\(officer.log.lines[3].id.text)"))
    let own = AccountModels.log(.patient)
    let seen = LogPage(context: AccountModels.context(.french), model: own).html
    #expect(seen.contains("Malaise &lt;grave&gt;") && seen.matches(of: /<td>/).count == 4 * 5)
    let administrator = AccountModels.log(.administrator)
    let other = LogPage(context: AccountModels.context(.french), model: administrator).html
    #expect(!other.contains("Lignes du patient") && other.matches(of: /<td>/).count == 4)
  }

  @Test("What is not sent is withdrawn, what never was granted cannot be, and the page shows it")
  func rights() throws {
    let all = RightsPage.withdrawals(
      sent: Set(
        FieldGroup.allCases.flatMap { field in
          [Operations.read, .write].map { RightsPage.fieldName(field, $0) }
        }))
    #expect(all.values.allSatisfy { $0.isEmpty })
    let none = RightsPage.withdrawals(sent: [])
    for (cell, withdrawn) in none { #expect(withdrawn == Policy.standard[cell]) }
    let label = Policy.Cell(.secretary, .reception, .stranger, .actLabel)
    #expect(none[label] == .read)
    let context = AccountModels.context(.english)
    let narrowing = try #require(Narrowing(label, withdrawn: .read))
    let boxes = { (page: RightsPage) in page.html.matches(of: /checked="checked"/).count }
    #expect(
      boxes(RightsPage(context: context, narrowings: [narrowing]))
        == boxes(RightsPage(context: context, narrowings: [])) - 1)
    #expect(!RightsPage(context: context, narrowings: []).html.contains("write.actLabel"))
  }

  @Test("Fields make a profile, or none")
  func profiles() {
    #expect(
      EnteredProfile(role: "physician", speciality: "dermatology").profile?.speciality
        == .dermatology)
    #expect(EnteredProfile(role: "physician").profile == nil)
    #expect(EnteredProfile(role: "nurse", speciality: "dermatology").profile == nil)
    #expect(EnteredProfile(role: "patient").profile == nil)
    #expect(EnteredProfile(role: "king").profile == nil)
    #expect(EnteredProfile(role: "physician", speciality: "magic").profile == nil)
    #expect(EnteredProfile(role: "secretary", administers: true).profile?.administers == true)
    #expect(EnteredProfile(role: "dataProtectionOfficer", administers: true).profile == nil)
    var entered = FirstRunPage.Entered()
    #expect(entered.firstProfile == nil)
    entered.profile.speciality = "dermatology"
    #expect(entered.firstProfile?.administers == true)
    entered.profile = EnteredProfile(role: "administrator", administers: true)
    #expect(entered.firstProfile?.role == .administrator)
    entered.profile = EnteredProfile(role: "secretary")
    #expect(entered.firstProfile == nil)
  }
}
