internal import Audit
internal import ClinicVocabulary
internal import Database
internal import Testing

@testable internal import Access

@Suite("No session reaches what it must not")
struct PermitPropertyTests {
  /// Two clinics with one of each role and a patient each, the first also followed by its team.
  private struct World {
    let practice: Practice
    var people: [(SignedInPerson, AccountProfile)] = []
    var patients: [PatientID] = []

    init(_ engine: EngineKind) async throws {
      practice = try await Practice(engine)
      for (number, admin) in [try await practice.begin(), try await practice.beginOther()]
        .enumerated()
      {
        people.append((admin, try #require(AccountProfile(.administrator))))
        let profiles: [AccountProfile?] = [
          .physician, AccountProfile(.nurse), AccountProfile(.secretary),
          AccountProfile(.dataProtectionOfficer),
        ]
        for (place, profile) in profiles.enumerated() {
          let person = try await practice.join(
            profile, by: admin, login: "p\(place)@clinic\(number).example.org")
          people.append((person, try #require(profile)))
        }
        let patient = try await practice.newPatient(of: admin.clinic)
        patients.append(patient)
        let (physician, secretary) = (people[people.count - 4].0, people[people.count - 2].0)
        _ = try await practice.access.permit(secretary.session, Team.enter, on: .clinic) {
          permit, transaction in
          try CareTeam.begin(of: patient, treating: physician.person, permit, in: transaction)
        }
        let person = try await practice.join(
          AccountProfile(.patient), by: secretary, login: "patient@clinic\(number).example.org",
          patient: patient)
        people.append((person, try #require(AccountProfile(.patient))))
      }
    }

    /// Every purpose with every field and operation.
    var actions: [Action] {
      Purpose.allCases.flatMap { purpose in
        FieldGroup.allCases.flatMap { field in
          [Operations.read, .write].map { Action("test.any", for: purpose, needs: [field: $0]) }
        }
      }
    }
  }

  @Test("A session of one clinic gets no permit for a patient of another", arguments: engines)
  func otherClinic(engine: EngineKind) async throws {
    let world = try await World(engine)
    var tried = 0
    for (person, _) in world.people {
      let stranger = world.patients[person.clinic == world.people[0].0.clinic ? 1 : 0]
      for action in world.actions {
        let permitted = try await world.practice.access.permit(
          person.session, action, on: .patient(stranger)
        ) { _, _ in }
        #expect(refusal(permitted) == .otherClinic)
        tried += 1
      }
      for glass in [stranger] {
        guard
          case .refused(.otherClinic) = try await world.practice.access.breakGlass(
            person.session, patient: glass, reason: "Malaise en salle d'attente")
        else {
          Issue.record("glass broke between clinics")
          continue
        }
      }
    }
    #expect(tried == 12 * 7 * FieldGroup.allCases.count * 2)
  }

  @Test("In one's own clinic a permit is what the policy's cell says", arguments: engines)
  func ownClinic(engine: EngineKind) async throws {
    let world = try await World(engine)
    var granted = 0
    for (person, profile) in world.people {
      let index = person.clinic == world.people[0].0.clinic ? 0 : 1
      let relation: Relation =
        [.physician, .patient].contains(profile.role) ? .own : .stranger
      for (subject, relation) in [
        (Subject.patient(world.patients[index]), relation), (.clinic, .clinic),
      ] {
        for action in world.actions {
          let permitted = try await world.practice.access.permit(
            person.session, action, on: subject
          ) { permit, _ in permit.clinic }
          let need = try #require(action.needs.first)
          let cell = Policy.Cell(profile.role, action.purpose, relation, need.key)
          let allowed =
            Policy.standard[cell].isSuperset(of: need.value) && action.purpose != .emergency
          if case .done(let clinic) = permitted {
            #expect(clinic == person.clinic)
            granted += 1
          }
          #expect((refusal(permitted) == nil) == allowed, "\(cell) \(need.value)")
        }
      }
    }
    #expect(granted > 200)
  }

  enum Ending: String, CaseIterable {
    case signedOut, idle, absolute, device, session, closed, role, password, halfway
  }

  @Test(
    "A session that has ended in whatever way gets no permit",
    arguments: engines, Ending.allCases)
  func ended(engine: EngineKind, ending: Ending) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    var nurse = try await practice.join(
      AccountProfile(.nurse), by: admin, login: "nurse@example.org")
    let patient = try await practice.newPatient(of: admin.clinic)
    let identity = Action("test.identity", for: .reception, needs: [.identity: .read])
    let before = try await practice.access.permit(nurse.session, identity, on: .patient(patient)) {
      permit, _ in permit.person
    }
    guard case .done(nurse.person) = before else {
      Issue.record("there was no permit before")
      return
    }
    try await end(&nurse, ending, admin, practice)
    for action in [identity, .seeOwnAccount] {
      let subject: Subject = action == identity ? .patient(patient) : .clinic
      let after = try await practice.access.permit(nurse.session, action, on: subject) { _, _ in }
      #expect(refusal(after) == (ending == .halfway ? .secondFactorNeeded : .signedOut))
    }
  }

  private func end(
    _ nurse: inout SignedInPerson, _ ending: Ending, _ admin: SignedInPerson, _ practice: Practice
  ) async throws {
    let access = practice.access
    switch ending {
    case .signedOut: try await access.signOut(nurse.session)
    case .idle: practice.pass(.seconds(1800))
    case .absolute: practice.pass(.seconds(12 * 3600))
    case .device, .session:
      guard case .done(let own) = try await access.ownAccount(nurse.session) else { return }
      _ =
        ending == .device
        ? try await access.revoke(own.devices[0].id, nurse.session)
        : try await access.end(own.sessions[0].id, nurse.session)
    case .closed: _ = try await access.set(nurse.person, active: false, admin.session)
    case .role:
      let secretary = try #require(AccountProfile(.secretary))
      _ = try await access.set(nurse.person, profile: secretary, admin.session)
    case .password:
      _ = try await access.changePassword(
        nurse.session, from: Password(Practice.password), to: Password("une girafe lit tard"))
    case .halfway:
      guard case .signedIn(let half) = try await practice.signIn(nurse.login) else { return }
      nurse.session = half.session
    }
  }
}
