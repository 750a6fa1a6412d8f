internal import ClinicVocabulary
internal import Database
internal import Testing

@testable internal import Access

@Suite("First run, invitations and accounts")
struct AccountTests {
  private func draft(
    code: String = "", login: String = "a@example.org", zone: String = "Europe/Paris",
    password: String = Practice.password, profile: AccountProfile? = AccountProfile(.administrator)
  ) throws -> FirstRunDraft {
    FirstRunDraft(
      code: code, clinicName: " Les  Tilleuls ", timeZone: zone, siteName: "Rue", name: "Claire",
      profile: try #require(profile), login: login, password: Password(password),
      deviceLabel: "Firefox")
  }

  @Test("Of several first runs at once, one succeeds, and then none ever", arguments: engines)
  func firstRun(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    #expect(try await practice.access.isFirstRun())
    let drafts = try (0..<6).map { try draft(login: "admin\($0)@example.org") }
    let completed = try await withThrowingTaskGroup(of: Bool.self) { group in
      for draft in drafts {
        group.addTask {
          if case .completed = try await practice.access.firstRun(draft) { true } else { false }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(completed == 1)
    #expect(try await !practice.access.isFirstRun())
    guard case .closed = try await practice.access.firstRun(try draft(login: "z@example.org"))
    else {
      Issue.record("set-up was open again")
      return
    }
    let counts = try await practice.database.read(.installation) { transaction in
      try transaction.firstRow(
        """
        SELECT (SELECT count(*) FROM clinic) AS clinics, (SELECT count(*) FROM site) AS sites,
        (SELECT count(*) FROM account) AS accounts
        """)
    }
    let row = try #require(counts)
    for column in ["clinics", "sites", "accounts"] { #expect(try row.integer(column) == 1) }
  }

  @Test("First run needs the code that the server printed, and few guesses", arguments: engines)
  func setUpCode(engine: EngineKind) async throws {
    let practice = try await Practice(engine, setUpCode: "7K2M-9QXT-4HBN-W3ZE")
    for _ in 0..<5 {
      guard case .fields([.code]) = try await practice.access.firstRun(try draft(code: "7K2M"))
      else {
        Issue.record("a wrong code was not refused")
        return
      }
    }
    guard case .wait(let seconds) = try await practice.access.firstRun(try draft(code: "7K2M"))
    else {
      Issue.record("guesses were not slowed down")
      return
    }
    practice.pass(.seconds(seconds))
    guard
      case .completed = try await practice.access.firstRun(try draft(code: "7k2m9qxt4hbnw3ze"))
    else {
      Issue.record("the right code was not taken")
      return
    }
  }

  @Test("First run says which fields are wrong", arguments: engines)
  func fields(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let wrong = try draft(
      login: "a b", zone: "Mars/Olympus", profile: AccountProfile(.secretary))
    guard
      case .fields([.login, .timeZone, .profile]) = try await practice.access.firstRun(wrong),
      case .password(.common) = try await practice.access.firstRun(
        try draft(password: "motdepasse2026"))
    else {
      Issue.record("wrong fields were taken")
      return
    }
    #expect(try await practice.access.isFirstRun())
  }

  @Test("One link used by many at once makes one account", arguments: engines)
  func acceptance(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let profile = try #require(AccountProfile(.secretary))
    guard
      case .done(.made(_, let link, _)) = try await practice.access.invite(
        .staff(profile, name: "Anne Petit"), admin.session)
    else {
      Issue.record("not invited")
      return
    }
    let view = try #require(try await practice.access.invitation(link))
    #expect(view.name == "Anne Petit")
    #expect(view.clinicName == "Clinique des Tilleuls")
    #expect(!view.isNewPassword)
    let accepted = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<6 {
        group.addTask {
          let outcome = try await practice.access.accept(
            link,
            Acceptance(
              login: "anne\(number)@example.org", password: Password(Practice.password),
              device: nil, deviceLabel: "Firefox"))
          if case .accepted = outcome { return true } else { return false }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(accepted == 1)
    #expect(try await practice.access.invitation(link) == nil)
    guard case .done(let accounts) = try await practice.access.accounts(admin.session) else {
      return
    }
    #expect(accounts.count == 2)
    let anne = try #require(accounts.first { $0.name == "Anne Petit" })
    #expect(anne.login?.hasPrefix("anne") == true)
  }

  @Test("A link that ran out, was taken back, or was never made opens nothing", arguments: engines)
  func gone(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let profile = try #require(AccountProfile(.nurse))
    let acceptance = Acceptance(
      login: "n@example.org", password: Password(Practice.password), device: nil, deviceLabel: "")
    var links = [ClinicToken(admin.clinic)]
    guard
      case .done(.made(let revoked, let first, _)) = try await practice.access.invite(
        .staff(profile, name: "A"), admin.session),
      case .done(true) = try await practice.access.revoke(revoked, admin.session),
      case .done(false) = try await practice.access.revoke(revoked, admin.session),
      case .done(.made(_, let second, _)) = try await practice.access.invite(
        .staff(profile, name: "B"), admin.session),
      case .done(let pending) = try await practice.access.pendingInvitations(admin.session)
    else {
      Issue.record("not invited")
      return
    }
    #expect(pending.map(\.name) == ["B"])
    practice.pass(.seconds(72 * 3600))
    links += [first, second]
    for link in links {
      #expect(try await practice.access.invitation(link) == nil)
      guard case .gone = try await practice.access.accept(link, acceptance) else {
        Issue.record("an invitation that is gone was accepted")
        continue
      }
    }
  }

  @Test("A sign-in name that another has is refused, in any clinic", arguments: engines)
  func loginTaken(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let other = try await practice.beginOther()
    let profile = try #require(AccountProfile(.nurse))
    for inviter in [admin, other] {
      guard
        case .done(.made(_, let link, _)) = try await practice.access.invite(
          .staff(profile, name: "A"), inviter.session),
        case .loginTaken = try await practice.access.accept(
          link,
          Acceptance(
            login: " ADMIN@example.org", password: Password(Practice.password), device: nil,
            deviceLabel: ""))
      else {
        Issue.record("the name was taken twice")
        return
      }
      #expect(try await practice.access.invitation(link) != nil)
    }
  }

  @Test(
    "A new password by invitation ends sessions and still asks for the second factor",
    arguments: engines)
  func newPassword(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let nurse = try await practice.join(
      AccountProfile(.nurse), by: admin, login: "nurse@example.org")
    guard
      case .done(.made(_, let link, _)) = try await practice.access.inviteToNewPassword(
        nurse.person, admin.session),
      case .accepted(let begun) = try await practice.access.accept(
        link,
        Acceptance(
          login: "", password: Password("une girafe lit tard"), device: nil, deviceLabel: ""))
    else {
      Issue.record("the password was not renewed")
      return
    }
    #expect(begun.stage == .secondFactor)
    #expect(refusal(try await practice.access.ownAccount(nurse.session)) == .signedOut)
    guard case .refused = try await practice.signIn(nurse.login) else {
      Issue.record("the old password still opens")
      return
    }
  }

  @Test(
    "A closed account has no session and cannot sign in; opened again it can", arguments: engines)
  func closing(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let nurse = try await practice.join(
      AccountProfile(.nurse), by: admin, login: "nurse@example.org")
    guard
      case .done(.changed) = try await practice.access.set(
        nurse.person, active: false, admin.session)
    else {
      Issue.record("not closed")
      return
    }
    #expect(refusal(try await practice.access.ownAccount(nurse.session)) == .signedOut)
    guard case .refused = try await practice.signIn(nurse.login),
      case .done(.changed) = try await practice.access.set(
        nurse.person, active: true, admin.session),
      case .signedIn = try await practice.signIn(nurse.login)
    else {
      Issue.record("a closed account signed in, or an open one did not")
      return
    }
    #expect(refusal(try await practice.access.ownAccount(nurse.session)) == .signedOut)
  }

  @Test(
    "A change of role ends sessions, and what an account was stays recorded", arguments: engines)
  func roles(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let nurse = try await practice.join(
      AccountProfile(.nurse), by: admin, login: "nurse@example.org")
    let secretary = try #require(AccountProfile(.secretary, administers: true))
    guard
      case .done(.changed) = try await practice.access.set(
        nurse.person, profile: secretary, admin.session)
    else {
      Issue.record("not changed")
      return
    }
    #expect(refusal(try await practice.access.ownAccount(nurse.session)) == .signedOut)
    let again = try await practice.signIn(nurse)
    #expect(refusal(try await practice.access.accounts(again.session)) == nil)
    let versions = try await practice.database.read(.installation) { transaction in
      try transaction.rows(
        """
        SELECT version, role, supersedes, author FROM account_version
        WHERE person_id = \(nurse.person) ORDER BY version
        """)
    }
    #expect(try versions.map { try $0.text("role") } == ["nurse", "secretary"])
    #expect(
      try versions.map { try $0.id("author", of: Person.self) } == [admin.person, admin.person])
    #expect(try versions.last?.integer("supersedes") == 1)
  }

  @Test("No one changes their own rights, and one who keeps accounts stays", arguments: engines)
  func lastAdministrator(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let physician = try await practice.join(.physician, by: admin, login: "doc@example.org")
    var profile = physicianWhoAdministers
    guard
      case .done(.ownAccount) = try await practice.access.set(
        admin.person, active: false, admin.session),
      case .done(.changed) = try await practice.access.set(
        physician.person, profile: try #require(profile), admin.session)
    else {
      Issue.record("rights were not as expected")
      return
    }
    let second = try await practice.signIn(physician)
    profile = AccountProfile(.secretary)
    guard
      case .done(.changed) = try await practice.access.set(
        admin.person, active: false, second.session),
      case .done(.ownAccount) = try await practice.access.set(
        physician.person, profile: try #require(profile), second.session)
    else {
      Issue.record("rights were not as expected")
      return
    }
    let left = try await practice.database.read(.installation) { transaction in
      try AccountRow.hasAdministrator(
        besides: physician.person, of: admin.clinic, in: transaction)
    }
    #expect(!left)
  }

  private var physicianWhoAdministers: AccountProfile? {
    AccountProfile(.physician, administers: true, speciality: .plasticSurgery)
  }

  @Test("Only those who keep accounts see or change them", arguments: engines)
  func others(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let profiles = [
      .physician, AccountProfile(.nurse), AccountProfile(.secretary),
      AccountProfile(.dataProtectionOfficer),
    ]
    for (number, profile) in profiles.enumerated() {
      let person = try await practice.join(profile, by: admin, login: "p\(number)@example.org")
      let nurse = try #require(AccountProfile(.nurse))
      let access = practice.access
      #expect(refusal(try await access.accounts(person.session)) == .notAllowed)
      #expect(refusal(try await access.pendingInvitations(person.session)) == .notAllowed)
      #expect(
        refusal(try await access.invite(.staff(nurse, name: "A"), person.session)) == .notAllowed)
      #expect(
        refusal(try await access.set(admin.person, active: false, person.session)) == .notAllowed)
      #expect(
        refusal(try await access.removeSecondFactor(of: admin.person, person.session))
          == .notAllowed)
      #expect(refusal(try await access.narrow([:], person.session)) == .notAllowed)
    }
  }

  @Test("A lost second factor taken away is set up anew after the password", arguments: engines)
  func lostSecondFactor(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let nurse = try await practice.join(
      AccountProfile(.nurse), by: admin, login: "nurse@example.org")
    guard
      case .done(.changed) = try await practice.access.removeSecondFactor(
        of: nurse.person, admin.session),
      case .signedIn(let begun) = try await practice.signIn(nurse.login)
    else {
      Issue.record("not taken away")
      return
    }
    #expect(begun.stage == .enrolment)
    #expect(refusal(try await practice.access.ownAccount(nurse.session)) == .signedOut)
    let enrolment = try #require(try await practice.access.enrolment(begun.session))
    #expect(enrolment.seed != Base32.encode(try #require(nurse.codes).seed))
    #expect(enrolment.seed == (try await practice.access.enrolment(begun.session))?.seed)
  }
}
