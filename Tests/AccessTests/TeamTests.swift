internal import Audit
internal import ClinicVocabulary
internal import Database
internal import Testing

@testable internal import Access

/// A clinic with one of each role, and an action that reads a patient's history.
struct Team: Sendable {
  static let read = Action("test.read", for: .care, needs: [.history: .read])
  static let emergency = Action("test.emergency", for: .emergency, needs: [.history: .read])
  static let enter = Action("test.enter", for: .reception, needs: [.identity: .write])
  static let assign = Action("test.assign", for: .reception, needs: [.careTeam: .write])

  let practice: Practice
  let admin, physician, nurse, secretary: SignedInPerson

  init(_ engine: EngineKind) async throws {
    practice = try await Practice(engine)
    admin = try await practice.begin()
    physician = try await practice.join(.physician, by: admin, login: "doc@example.org")
    nurse = try await practice.join(AccountProfile(.nurse), by: admin, login: "n@example.org")
    secretary = try await practice.join(
      AccountProfile(.secretary), by: admin, login: "s@example.org")
  }

  /// A patient whom the secretary enters, followed by the physician.
  func newPatient() async throws -> PatientID {
    let patient = try await practice.newPatient(of: admin.clinic)
    let person = physician.person
    let begun = try await practice.access.permit(secretary.session, Self.enter, on: .clinic) {
      permit, transaction in
      try CareTeam.begin(of: patient, treating: person, permit, in: transaction)
    }
    guard case .done(true) = begun else { throw TestFailure() }
    return patient
  }

  /// Whether the part was given, by the secretary unless another is named.
  func set(
    _ person: PersonID, to part: CareTeamPart, of patient: PatientID,
    by asker: SignedInPerson? = nil, _ action: Action = Team.assign
  ) async throws -> Permitted<Bool> {
    try await practice.access.permit((asker ?? secretary).session, action, on: .patient(patient)) {
      permit, transaction in
      try CareTeam.set(person, to: part, permit, in: transaction)
    }
  }

  /// The relation under which the person reads the patient's history, or why they do not.
  func relation(
    _ person: SignedInPerson, _ patient: PatientID, _ action: Action = Team.read
  ) async throws -> Result<Relation, AccessRefusal> {
    let permitted = try await practice.access.permit(
      person.session, action, on: .patient(patient)
    ) { permit, _ in permit.relation }
    switch permitted {
    case .done(let relation): return .success(relation)
    case .refused(let refusal): return .failure(refusal)
    }
  }
}

@Suite("Care teams and emergencies")
struct TeamTests {
  @Test(
    "Relations follow the care team: own, team, none, and never a secretary", arguments: engines)
  func relations(engine: EngineKind) async throws {
    let team = try await Team(engine)
    let patient = try await team.newPatient()
    #expect(try await team.relation(team.physician, patient) == .success(.own))
    #expect(try await team.relation(team.nurse, patient) == .failure(.reasonNeeded))
    #expect(try await team.relation(team.secretary, patient) == .failure(.notAllowed))
    #expect(try await team.relation(team.admin, patient) == .failure(.notAllowed))
    guard case .done(true) = try await team.set(team.nurse.person, to: .member, of: patient),
      case .done(false) = try await team.set(team.nurse.person, to: .treating, of: patient),
      case .done(false) = try await team.set(team.admin.person, to: .member, of: patient)
    else {
      Issue.record("parts were not as expected")
      return
    }
    #expect(try await team.relation(team.nurse, patient) == .success(.team))
    guard case .done(true) = try await team.set(team.nurse.person, to: .none, of: patient) else {
      return
    }
    #expect(try await team.relation(team.nurse, patient) == .failure(.reasonNeeded))
  }

  @Test(
    "A standing team follows its physician's patients, as long as both last", arguments: engines)
  func standingTeams(engine: EngineKind) async throws {
    let team = try await Team(engine)
    let patient = try await team.newPatient()
    let access = team.practice.access
    let nurse = team.nurse.person
    guard
      case .done(false) = try await access.setStandingTeam(
        team.physician.person, isMember: true, team.nurse.session),
      case .done(false) = try await access.setStandingTeam(
        team.secretary.person, isMember: true, team.physician.session),
      case .done(true) = try await access.setStandingTeam(
        nurse, isMember: true, team.physician.session)
    else {
      Issue.record("teams were not as expected")
      return
    }
    #expect(try await team.relation(team.nurse, patient) == .success(.team))
    _ = try await team.set(team.physician.person, to: .member, of: patient)
    #expect(try await team.relation(team.nurse, patient) == .failure(.reasonNeeded))
    #expect(try await team.relation(team.physician, patient) == .success(.team))
    _ = try await team.set(team.physician.person, to: .treating, of: patient)
    _ = try await access.setStandingTeam(nurse, isMember: false, team.physician.session)
    #expect(try await team.relation(team.nurse, patient) == .failure(.reasonNeeded))
  }

  @Test("What a patient opposes counts above every team", arguments: engines)
  func opposition(engine: EngineKind) async throws {
    let team = try await Team(engine)
    let patient = try await team.newPatient()
    _ = try await team.practice.access.setStandingTeam(
      team.nurse.person, isMember: true, team.physician.session)
    let invited = try await team.practice.join(
      AccountProfile(.patient), by: team.secretary, login: "p@example.org", patient: patient)
    let own = Action("test.oppose", for: .ownRecord, needs: [.careTeam: .write])
    let nurse = team.nurse.person
    guard
      case .done(false) = try await team.set(nurse, to: .member, of: patient, by: invited, own),
      case .done(true) = try await team.set(nurse, to: .opposed, of: patient, by: invited, own)
    else {
      Issue.record("the patient made a team, or could not oppose")
      return
    }
    #expect(try await team.relation(team.nurse, patient) == .failure(.reasonNeeded))
    guard case .done(true) = try await team.set(nurse, to: .none, of: patient, by: invited, own)
    else { return }
    #expect(try await team.relation(team.nurse, patient) == .success(.team))
  }

  @Test("No one gives themselves a part in the care of anyone", arguments: engines)
  func oneself(engine: EngineKind) async throws {
    let team = try await Team(engine)
    let patient = try await team.newPatient()
    _ = try await team.set(team.nurse.person, to: .member, of: patient)
    let change = Action("test.team", for: .care, needs: [.careTeam: .write])
    let other = try await team.practice.join(
      .physician, by: team.admin, login: "doc2@example.org")
    let asked = try await team.set(
      other.person, to: .treating, of: patient, by: other, change)
    #expect(refusal(asked) == .reasonNeeded)
    let begun = try await team.practice.access.permit(other.session, Team.enter, on: .clinic) {
      permit, transaction in
      try CareTeam.begin(of: patient, treating: other.person, permit, in: transaction)
    }
    guard case .done(false) = begun else {
      Issue.record("a physician began to follow someone else's patient")
      return
    }
    #expect(try await team.relation(other, patient) == .failure(.reasonNeeded))
    guard
      case .done(false) = try await team.set(
        team.physician.person, to: .none, of: patient, by: team.physician, change),
      case .done(true) = try await team.set(
        other.person, to: .treating, of: patient, by: team.physician, change)
    else {
      Issue.record("parts were not as expected")
      return
    }
    #expect(try await team.relation(other, patient) == .success(.own))
  }

  @Test(
    "A written reason opens a stranger's record for an hour, and the patient reads it",
    arguments: engines)
  func breakGlass(engine: EngineKind) async throws {
    let team = try await Team(engine)
    let patient = try await team.newPatient()
    let another = try await team.newPatient()
    let access = team.practice.access
    let reason = "Malaise en salle d'attente"
    guard
      case .reasonTooShort = try await access.breakGlass(
        team.nurse.session, patient: patient, reason: "  urgent  !  "),
      case .opened(let glass) = try await access.breakGlass(
        team.nurse.session, patient: patient, reason: reason)
    else {
      Issue.record("the record did not open")
      return
    }
    #expect(try await team.relation(team.nurse, patient, Team.emergency) == .success(.stranger))
    #expect(try await team.relation(team.nurse, patient) == .failure(.reasonNeeded))
    #expect(try await team.relation(team.nurse, another, Team.emergency) == .failure(.reasonNeeded))
    let lines = try await team.practice.log(of: team.admin.clinic)
    let line = try #require(lines.first { $0.action == "emergency.reason" })
    #expect(line.patient == patient.text)
    #expect(line.reasonDigest?.count == 32)

    let person = try await team.practice.join(
      AccountProfile(.patient), by: team.secretary, login: "p@example.org", patient: patient)
    let see = Action("test.log", for: .ownRecord, needs: [.accessLog: .read])
    let seen = try await access.permit(person.session, see, on: .patient(patient)) {
      permit, transaction in
      try access.brokenGlasses(permit, in: transaction)?.map { ($0.glass, $0.reason) }
    }
    guard case .done(let glasses?) = seen else {
      Issue.record("the patient saw nothing")
      return
    }
    #expect(glasses.map(\.0) == [glass])
    #expect(glasses.map(\.1) == [reason])

    guard
      case .done(let log) = try await access.readLog(
        person.session, as: .patient, of: patient)
    else {
      Issue.record("the patient did not read their log")
      return
    }
    #expect(log.reasons == [glass.id.text: reason])
    #expect(log.lines.contains { $0.subject.id == glass.id.text })
    #expect(
      refusal(try await access.readLog(person.session, as: .patient, of: another)) == .notAllowed)
    #expect(refusal(try await access.readLog(person.session, as: .patient)) == .notAllowed)

    team.practice.pass(.seconds(3600))
    let nurse = try await team.practice.signIn(team.nurse)
    #expect(try await team.relation(nurse, patient, Team.emergency) == .failure(.reasonNeeded))
  }

  @Test(
    "A reason opens nothing to secretaries, administrators, officers and patients",
    arguments: engines)
  func noGlass(engine: EngineKind) async throws {
    let team = try await Team(engine)
    let patient = try await team.newPatient()
    let another = try await team.newPatient()
    let officer = try await team.practice.join(
      AccountProfile(.dataProtectionOfficer), by: team.admin, login: "dpo@example.org")
    let person = try await team.practice.join(
      AccountProfile(.patient), by: team.secretary, login: "p@example.org", patient: another)
    for asker in [team.secretary, team.admin, officer, person] {
      guard
        case .refused(.notAllowed) = try await team.practice.access.breakGlass(
          asker.session, patient: patient, reason: "Malaise en salle d'attente")
      else {
        Issue.record("\(asker.login) broke glass")
        continue
      }
    }
    let lines = try await team.practice.log(of: team.admin.clinic)
    #expect(lines.filter { $0.action == "emergency.reason.refused" }.count == 4)
    #expect(!lines.contains { $0.action == "emergency.reason" })
  }

  @Test("What a clinic narrows is refused from then on, and given back", arguments: engines)
  func narrowing(engine: EngineKind) async throws {
    let team = try await Team(engine)
    let patient = try await team.newPatient()
    let access = team.practice.access
    let label = Action("test.label", for: .reception, needs: [.actLabel: .read])
    let cell = Policy.Cell(.secretary, .reception, .stranger, .actLabel)
    let forbidden = Policy.Cell(.patient, .ownRecord, .own, .accessLog)
    #expect(try await team.relation(team.secretary, patient, label) == .success(.stranger))
    guard
      case .done(true) = try await access.narrow([cell: .read], team.admin.session),
      case .done(false) = try await access.narrow([forbidden: .read], team.admin.session),
      case .done(let current) = try await access.narrowings(team.admin.session)
    else {
      Issue.record("not narrowed")
      return
    }
    #expect(current.map(\.cell) == [cell])
    #expect(try await team.relation(team.secretary, patient, label) == .failure(.notAllowed))
    _ = try await access.narrow([cell: []], team.admin.session)
    #expect(try await team.relation(team.secretary, patient, label) == .success(.stranger))
  }

  @Test("Each permit, granted or refused, is one line of the log", arguments: engines)
  func log(engine: EngineKind) async throws {
    let team = try await Team(engine)
    let patient = try await team.newPatient()
    let before = try await team.practice.log(of: team.admin.clinic).count
    team.practice.pass(.seconds(1))
    _ = try await team.relation(team.physician, patient)
    _ = try await team.relation(team.secretary, patient)
    let lines = try await team.practice.log(of: team.admin.clinic).dropFirst(before)
    #expect(lines.map(\.action).sorted() == ["test.read", "test.read.refused"])
    #expect(lines.map(\.role).sorted() == ["physician", "secretary"])
    #expect(lines.allSatisfy { $0.patient == patient.text && $0.purpose == "care" })
  }

  @Test("What the body throws leaves neither a change nor a line", arguments: engines)
  func rollback(engine: EngineKind) async throws {
    let team = try await Team(engine)
    let patient = try await team.newPatient()
    let before = try await team.practice.log(of: team.admin.clinic)
    await #expect(throws: TestFailure.self) {
      try await team.practice.access.permit(
        team.physician.session, Team.read, on: .patient(patient)
      ) { _, _ in throw TestFailure() }
    }
    #expect(try await team.practice.log(of: team.admin.clinic) == before)
  }

  @Test(
    "Who both treats and administers acts in the role that the purpose asks for", arguments: engines
  )
  func twoRoles(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let profile = AccountProfile(.physician, administers: true, speciality: .dermatology)
    let both = try await practice.begin(profile: profile)
    let patient = try await practice.newPatient(of: both.clinic)
    _ = try await practice.access.permit(both.session, Team.enter, on: .clinic) {
      permit, transaction in
      try CareTeam.begin(of: patient, treating: both.person, permit, in: transaction)
    }
    let settings = Action("test.settings", for: .installation, needs: [.settings: .read])
    var roles: [Role] = []
    for (action, subject) in [(Team.read, Subject.patient(patient)), (settings, .clinic)] {
      let permitted = try await practice.access.permit(both.session, action, on: subject) {
        permit, _ in permit.role
      }
      if case .done(let role) = permitted { roles.append(role) }
    }
    #expect(roles == [.physician, .administrator])
  }
}
