internal import ClinicVocabulary
internal import Database
internal import Testing

@testable internal import Access

@Suite("Sessions and devices")
struct SessionTests {
  @Test("A session that is not used for half an hour has ended", arguments: engines)
  func idle(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    for _ in 0..<3 {
      practice.pass(.seconds(29 * 60))
      #expect(refusal(try await practice.access.accounts(admin.session)) == nil)
    }
    practice.pass(.seconds(30 * 60))
    #expect(refusal(try await practice.access.accounts(admin.session)) == .signedOut)
    #expect(try await practice.access.session(admin.session) == nil)
  }

  @Test("A session has ended twelve hours after the sign-in, used or not", arguments: engines)
  func absolute(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    for _ in 0..<35 {
      practice.pass(.seconds(20 * 60))
      #expect(refusal(try await practice.access.accounts(admin.session)) == nil)
    }
    practice.pass(.seconds(20 * 60))
    #expect(refusal(try await practice.access.accounts(admin.session)) == .signedOut)
  }

  @Test("Between password and code ten minutes pass at most", arguments: engines)
  func pending(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    practice.pass(.seconds(60))
    guard case .signedIn(let half) = try await practice.signIn(admin.login) else { return }
    practice.pass(.seconds(600))
    let code = try #require(practice.code(of: admin))
    guard
      case .signedOut = try await practice.access.confirmSecondFactor(half.session, code: code)
    else {
      Issue.record("the session had not ended")
      return
    }
  }

  @Test("Who signs out has ended that session and no other", arguments: engines)
  func signOut(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let first = try await practice.begin()
    let second = try await practice.signIn(first)
    try await practice.access.signOut(first.session)
    #expect(refusal(try await practice.access.accounts(first.session)) == .signedOut)
    #expect(refusal(try await practice.access.accounts(second.session)) == nil)
  }

  @Test("A revoked device ends its sessions, and its cookie is no longer known", arguments: engines)
  func devices(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let first = try await practice.begin()
    practice.pass(.seconds(60))
    guard case .signedIn(let half) = try await practice.signIn(first.login),
      let code = practice.code(of: first),
      case .signedIn(let full) = try await practice.access.confirmSecondFactor(
        half.session, code: code),
      case .done(let account) = try await practice.access.ownAccount(full.session)
    else {
      Issue.record("not signed in on a second device")
      return
    }
    #expect(account.devices.count == 2)
    #expect(account.devices.filter(\.isThis).count == 1)
    #expect(account.sessions.count == 2)
    #expect(account.recoveryCodesLeft == 10)
    let other = try #require(account.devices.first { !$0.isThis })
    guard case .done(true) = try await practice.access.revoke(other.id, full.session) else {
      Issue.record("not revoked")
      return
    }
    #expect(refusal(try await practice.access.accounts(first.session)) == .signedOut)
    practice.pass(.seconds(60))
    guard case .signedIn(let again) = try await practice.signIn(first.login, device: first.device)
    else { return }
    #expect(again.device != first.device)
  }

  @Test("No one ends a session or revokes a device of another", arguments: engines)
  func others(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let nurse = try await practice.join(
      AccountProfile(.nurse), by: admin, login: "nurse@example.org")
    guard case .done(let account) = try await practice.access.ownAccount(nurse.session),
      case .done(false) = try await practice.access.revoke(
        account.devices[0].id, admin.session),
      case .done(false) = try await practice.access.end(account.sessions[0].id, admin.session),
      case .done(true) = try await practice.access.end(account.sessions[0].id, nurse.session)
    else {
      Issue.record("another one's session or device was reached")
      return
    }
    #expect(refusal(try await practice.access.ownAccount(nurse.session)) == .signedOut)
  }

  @Test("A new password ends the other sessions and goes on under a new token", arguments: engines)
  func password(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let first = try await practice.begin()
    let second = try await practice.signIn(first)
    let (old, new) = (Password(Practice.password), Password("une girafe lit tard"))
    let access = practice.access
    guard case .wrongPassword = try await access.changePassword(second.session, from: new, to: new),
      case .password(.short) = try await access.changePassword(
        second.session, from: old, to: Password("court")),
      case .changed(let changed) = try await access.changePassword(
        second.session, from: old, to: new)
    else {
      Issue.record("the password was not changed")
      return
    }
    for ended in [first.session, second.session] {
      #expect(refusal(try await access.accounts(ended)) == .signedOut)
    }
    #expect(refusal(try await access.accounts(changed.session)) == nil)
    guard case .refused = try await practice.signIn(first.login),
      case .signedIn = try await practice.signIn(first.login, "une girafe lit tard")
    else {
      Issue.record("the old password still opens")
      return
    }
  }

  @Test("A patient needs no second factor, and may set one up", arguments: engines)
  func patientsSecondFactor(engine: EngineKind) async throws {
    let team = try await Team(engine)
    let patient = try await team.newPatient()
    let person = try await team.practice.join(
      AccountProfile(.patient), by: team.secretary, login: "p@example.org", patient: patient)
    let access = team.practice.access
    #expect(refusal(try await access.ownAccount(person.session)) == nil)
    let enrolment = try #require(try await access.enrolment(person.session))
    let codes = TimeBasedCode(seed: try #require(Base32.decode(enrolment.seed)))
    let code = codes.code(step: TimeBasedCode.step(at: team.practice.now))
    guard
      case .enrolled(let full, let recovery) = try await access.confirmEnrolment(
        person.session, code: code),
      case .signedIn(let half) = try await team.practice.signIn(person.login)
    else {
      Issue.record("not enrolled")
      return
    }
    #expect(recovery.count == 10 && half.stage == .secondFactor)
    #expect(refusal(try await access.ownAccount(person.session)) == .signedOut)
    #expect(refusal(try await access.ownAccount(full.session)) == nil)
    #expect(try await access.enrolment(full.session) == nil)
  }

  @Test("New recovery codes need a code and replace the old", arguments: engines)
  func recoveryCodes(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    practice.pass(.seconds(60))
    guard case .done(nil) = try await practice.access.renewRecoveryCodes(admin.session, code: "1"),
      let code = practice.code(of: admin),
      case .done(let codes?) = try await practice.access.renewRecoveryCodes(
        admin.session, code: code),
      case .signedIn(let half) = try await practice.signIn(admin.login),
      case .wrong = try await practice.access.confirmSecondFactor(
        half.session, code: admin.recoveryCodes[0]),
      case .signedIn = try await practice.access.confirmSecondFactor(half.session, code: codes[0])
    else {
      Issue.record("the codes were not replaced")
      return
    }
  }

  @Test("A session token says nothing under the name of another clinic", arguments: engines)
  func otherClinic(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let other = try await practice.beginOther()
    let forged = ClinicToken(other.clinic, admin.session.token)
    #expect(refusal(try await practice.access.accounts(forged)) == .signedOut)
    #expect(ClinicToken(admin.session.text) == admin.session)
    #expect(ClinicToken("\(admin.session.text).x") == nil)
  }
}
