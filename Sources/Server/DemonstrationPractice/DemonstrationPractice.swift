internal import Access
internal import ClinicVocabulary
internal import Database
private import Foundation
internal import Records
internal import Vault

/// Fills a new practice with people who do not exist, through the same stores and permits as the site.
public struct DemonstrationPractice: Sendable {
  private let world: World
  private let faces: String

  /// Makes it.
  ///
  /// - Parameters:
  ///   - places: whose data and keys are not there yet.
  ///   - faces: the folder of rendered faces.
  /// - Returns: who can sign in.
  /// - Throws: `ServerFailure.used` for a folder that is; what the stores throw.
  public static func make(
    in places: PracticePlaces, faces: String
  ) async throws -> [DemonstrationSignIn] {
    guard places.passphrase == nil else { throw ServerFailure.demonstrationPassphrase }
    for folder in [places.dataFolder, places.keyFolder, places.keyFolder + ".copy"]
    where !((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).isEmpty {
      throw ServerFailure.used(folder)
    }
    try FileManager.default.createDirectory(
      atPath: places.dataFolder, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let world = try await World.open(places, setUpCode: nil)
    let practice = DemonstrationPractice(world: world, faces: faces)
    let (results, deliver) = AsyncStream.makeStream(of: [DemonstrationSignIn].self)
    try await world.running {
      deliver.yield(try await practice.fill(copyOfKeys: places.keyFolder + ".copy"))
      deliver.finish()
    }
    return await results.first { _ in true } ?? []
  }

  private func fill(copyOfKeys copy: String) async throws -> [DemonstrationSignIn] {
    try world.keyStore.keepCopy(at: copy, now: world.now())
    _ = try world.keyStore.testCopy(at: copy, passphrase: nil, now: world.now())
    let administrator = try await begin()
    var people = [administrator]
    for member in [
      DemonstrationPeople.physician, DemonstrationPeople.nurse, DemonstrationPeople.secretary,
      DemonstrationPeople.officer,
    ] {
      people.append(try await invite(member, by: administrator.session))
    }
    let (physician, nurse, secretary) = (people[1], people[2], people[3])
    var first: PatientID?
    for patient in DemonstrationPeople.patients {
      let id = try await enter(patient, physician: physician, nurse: nurse)
      if first == nil { first = id }
    }
    var signIns = people.map(\.signIn)
    if let first {
      signIns.append(try await invitePatient(first, by: secretary.session))
    }
    return signIns
  }

  private struct Person: Sendable {
    let session: ClinicToken
    let id: PersonID
    let signIn: DemonstrationSignIn
  }

  private func begin() async throws -> Person {
    let member = DemonstrationPeople.administrator
    guard let profile = AccountProfile(.administrator) else { throw Unexpected() }
    let draft = FirstRunDraft(
      code: "", clinicName: DemonstrationPeople.clinic, timeZone: "Europe/Paris",
      siteName: "Paris", name: member.name, profile: profile, login: member.login,
      password: Password(DemonstrationPeople.password), deviceLabel: "aglae demo")
    guard case .completed(let signedIn) = try await world.access.firstRun(draft) else {
      throw Unexpected()
    }
    return try await enrol(signedIn.session, member)
  }

  private func invite(
    _ member: DemonstrationPeople.Member, by session: ClinicToken
  ) async throws -> Person {
    guard let profile = AccountProfile(member.role, speciality: member.speciality),
      case .done(.made(_, let link, _)) = try await world.access.invite(
        .staff(profile, name: member.name), session)
    else { throw Unexpected() }
    return try await enrol(try await accept(link, member.login), member)
  }

  private func accept(_ link: ClinicToken, _ login: String) async throws -> ClinicToken {
    let acceptance = Acceptance(
      login: login, password: Password(DemonstrationPeople.password), device: nil,
      deviceLabel: "aglae demo")
    guard case .accepted(let signedIn) = try await world.access.accept(link, acceptance) else {
      throw Unexpected()
    }
    return signedIn.session
  }

  /// The code of the half minute before sets it up, so that the one of now is good for signing in.
  private func enrol(
    _ session: ClinicToken, _ member: DemonstrationPeople.Member
  ) async throws -> Person {
    guard let enrolment = try await world.access.enrolment(session),
      let code = enrolment.code(at: world.now().advanced(by: .seconds(-30))),
      case .enrolled(let signedIn, _) = try await world.access.confirmEnrolment(
        session, code: code),
      let view = try await world.access.session(signedIn.session)
    else { throw Unexpected() }
    return Person(
      session: signedIn.session, id: view.person,
      signIn: DemonstrationSignIn(
        role: member.role.rawValue, login: member.login, password: DemonstrationPeople.password,
        secondFactor: enrolment.address, code: enrolment.code(at: world.now())))
  }

  private func enter(
    _ patient: DemonstrationPeople.Patient, physician: Person, nurse: Person
  ) async throws -> PatientID {
    let (clinic, now) = (physician.session.clinic, world.now())
    let identity = PatientIdentity(
      familyName: patient.familyName, givenNames: patient.givenNames,
      birthDate: patient.birthDate(on: now.day))
    let new = try await world.patients.prepare(identity, in: clinic, at: now)
    let id = try await act(physician, .enterPatient, on: .clinic) { permit, transaction in
      try world.patients.enter(new, permit, in: transaction)
    }
    for visit in patient.visits {
      // At ten in the morning, Greenwich time, of that day.
      let day = now.microseconds / 86_400_000_000 - Int64(visit.daysAgo)
      let began = Instant(microseconds: day * 86_400_000_000 + 36_000_000_000)
      try await act(physician, .recordEncounter, on: .patient(id)) { permit, transaction in
        _ = try world.encounters.record(
          visit.kind, began: began, note: visit.note, permit, in: transaction)
      }
    }
    if let face = patient.face { try await keep(face, of: id, physician) }
    if patient.isFollowedByNurse {
      let isSet = try await act(physician, .changeTeam, on: .patient(id)) { permit, transaction in
        try CareTeam.set(nurse.id, to: .member, permit, in: transaction)
      }
      guard isSet else { throw Unexpected() }
    }
    return id
  }

  private func keep(_ face: String, of patient: PatientID, _ physician: Person) async throws {
    guard let data = FileManager.default.contents(atPath: faces + "/" + face) else {
      throw ServerFailure.notSetUp(missing: "Demonstration/\(face)")
    }
    let new = try world.photographs.prepare(
      [UInt8](data), of: patient, in: physician.session.clinic, at: world.now())
    try await act(physician, .keepPhotograph, on: .patient(patient)) { permit, transaction in
      try world.photographs.keep(new, view: "frontal", permit, in: transaction)
    }
  }

  private func invitePatient(
    _ patient: PatientID, by session: ClinicToken
  ) async throws -> DemonstrationSignIn {
    guard
      case .done(.made(_, let link, _)) = try await world.access.invite(.patient(patient), session)
    else { throw Unexpected() }
    _ = try await accept(link, DemonstrationPeople.patientLogin)
    return DemonstrationSignIn(
      role: Role.patient.rawValue, login: DemonstrationPeople.patientLogin,
      password: DemonstrationPeople.password, secondFactor: nil, code: nil)
  }

  private func act<Result: Sendable>(
    _ person: Person, _ action: Action, on subject: Subject,
    _ body: @escaping @Sendable (Permit, Transaction) throws -> Result
  ) async throws -> Result {
    guard
      case .done(let result) = try await world.access.permit(
        person.session, action, on: subject, body)
    else { throw Unexpected() }
    return result
  }
}

/// A step was refused that the program's own rules allow.
private struct Unexpected: Error, CustomStringConvertible {
  let description = "The demonstration clinic could not be made: a step was refused."
}
