internal import ClinicVocabulary
internal import Database
internal import Testing

@testable internal import Access

/// Someone with an account who is signed in.
struct SignedInPerson: Sendable {
  let person: PersonID
  let login: String
  var session: ClinicToken
  let device: Token
  /// nil for a patient without second factor.
  let codes: TimeBasedCode?
  var recoveryCodes: [String] = []

  var clinic: ClinicID { session.clinic }
}

extension Practice {
  /// The clinic's administrator, by first run or, where that is over, by an act of the test.
  func begin(
    _ clinicName: String = "Clinique des Tilleuls", login: String = "admin@example.org",
    profile: AccountProfile? = AccountProfile(.administrator)
  ) async throws -> SignedInPerson {
    let draft = FirstRunDraft(
      code: "", clinicName: clinicName, timeZone: "Europe/Paris", siteName: "Rue des Tilleuls",
      name: "Claire Martineau", profile: try #require(profile), login: login,
      password: Password(Self.password), deviceLabel: "Firefox, Linux")
    guard case .completed(let begun) = try await access.firstRun(draft) else {
      Issue.record("first run was not completed")
      throw TestFailure()
    }
    return try await enrol(begun, login: login)
  }

  /// Another clinic of the installation, with an administrator.
  func beginOther(login: String = "autre@example.org") async throws -> SignedInPerson {
    let clinic = ClinicID(at: now)
    let hash = try PasswordHash(of: Password(Self.password), cost: .least)
    let (keys, now) = (keys, now)
    let profile = try #require(AccountProfile(.administrator))
    let name = try #require(LoginName(login))
    try await database.write(.installation) { transaction in
      try transaction.execute(
        """
        INSERT INTO clinic (clinic_id, name, time_zone, recorded_at) VALUES (\(clinic),
        \("Autre clinique"), \("Europe/Paris"), \(now))
        """)
      let new = try NewAccount(
        clinic, profile, name: "Autre", login: name, patient: nil, hash, keys: keys, at: now)
      try new.insert(author: new.person, at: now, in: transaction)
    }
    guard case .signedIn(let begun) = try await signIn(login) else {
      Issue.record("the other administrator was not signed in")
      throw TestFailure()
    }
    return try await enrol(begun, login: login)
  }

  /// Someone whom the administrator invites and who accepts.
  func join(
    _ profile: AccountProfile?, by inviter: SignedInPerson, login: String, patient: PatientID? = nil
  ) async throws -> SignedInPerson {
    let profile = try #require(profile)
    let invitee = patient.map(Invitee.patient) ?? .staff(profile, name: "Name of \(login)")
    guard case .done(.made(_, let link, _)) = try await access.invite(invitee, inviter.session),
      case .accepted(let begun) = try await access.accept(
        link,
        Acceptance(
          login: login, password: Password(Self.password), device: nil, deviceLabel: "Firefox"))
    else {
      Issue.record("\(login) did not join")
      throw TestFailure()
    }
    return try await enrol(begun, login: login)
  }

  func signIn(
    _ login: String, _ password: String = Practice.password, network: String = "192.0.2.1",
    device: Token? = nil
  ) async throws -> SignInOutcome {
    try await access.signIn(
      SignInAttempt(
        login: login, password: Password(password), network: network, device: device,
        deviceLabel: "Firefox, Linux"))
  }

  /// A session with its second factor from the person's next code.
  func signIn(_ person: SignedInPerson) async throws -> SignedInPerson {
    pass(.seconds(60))
    guard case .signedIn(let begun) = try await signIn(person.login, device: person.device) else {
      Issue.record("\(person.login) was not signed in")
      throw TestFailure()
    }
    var person = person
    person.session = begun.session
    guard let code = code(of: person) else { return person }
    let confirmed = try await access.confirmSecondFactor(begun.session, code: code)
    guard case .signedIn(let full) = confirmed else {
      Issue.record("the second factor was not taken")
      throw TestFailure()
    }
    person.session = full.session
    return person
  }

  /// What the person's authenticator application shows now.
  func code(of person: SignedInPerson) -> String? {
    person.codes?.code(step: TimeBasedCode.step(at: now))
  }

  private func enrol(_ begun: SignedIn, login: String) async throws -> SignedInPerson {
    let view = try #require(try await access.session(begun.session))
    let device = try #require(begun.device)
    guard begun.stage == .enrolment else {
      return SignedInPerson(
        person: view.person, login: login, session: begun.session, device: device, codes: nil)
    }
    let enrolment = try #require(try await access.enrolment(begun.session))
    let codes = TimeBasedCode(seed: try #require(Base32.decode(enrolment.seed)))
    let outcome = try await access.confirmEnrolment(
      begun.session, code: codes.code(step: TimeBasedCode.step(at: now)))
    guard case .enrolled(let full, let recoveryCodes) = outcome else {
      Issue.record("\(login) was not enrolled")
      throw TestFailure()
    }
    return SignedInPerson(
      person: view.person, login: login, session: full.session, device: device, codes: codes,
      recoveryCodes: recoveryCodes)
  }
}

struct TestFailure: Error {}

/// The engines that tests of stores run on.
let engines = EngineKind.allCases

extension AccountProfile {
  static var physician: AccountProfile? {
    AccountProfile(.physician, speciality: .dermatology, registrationNumber: "10001234567")
  }
}
