internal import Audit
internal import ClinicVocabulary
internal import Database
internal import Testing

@testable internal import Access

@Suite("Who reads the log, and what erasure leaves of an account")
struct LogTests {
  @Test("An officer reads every line, an administrator those of no patient", arguments: engines)
  func readers(engine: EngineKind) async throws {
    let team = try await Team(engine)
    let officer = try await team.practice.join(
      AccountProfile(.dataProtectionOfficer), by: team.admin, login: "dpo@example.org")
    let patient = try await team.newPatient()
    _ = try await team.relation(team.physician, patient)
    _ = try await team.relation(team.nurse, patient)
    let access = team.practice.access
    guard case .done(let all) = try await access.readLog(officer.session, as: .officer),
      case .done(let one) = try await access.readLog(
        officer.session, as: .officer, of: patient),
      case .done(let technical) = try await access.readLog(team.admin.session, as: .administrator)
    else {
      Issue.record("the log was not read")
      return
    }
    #expect(all.lines.contains { $0.patient == patient })
    #expect(all.lines.contains { $0.patient == nil })
    #expect(all.names[team.nurse.person] == "Name of n@example.org")
    let expected: Set<AuditCode> = ["test.read", "test.read.refused", "log.read"]
    #expect(Set(one.lines.map(\.action)) == expected)
    #expect(one.lines.allSatisfy { $0.patient == patient })
    #expect(!technical.lines.isEmpty && technical.lines.allSatisfy { $0.patient == nil })
  }

  @Test("Nobody else reads it, and no officer that of another clinic's patient", arguments: engines)
  func others(engine: EngineKind) async throws {
    let team = try await Team(engine)
    let access = team.practice.access
    for person in [team.physician, team.nurse, team.secretary] {
      for reader in [LogReader.officer, .administrator] {
        #expect(refusal(try await access.readLog(person.session, as: reader)) == .notAllowed)
      }
    }
    #expect(refusal(try await access.readLog(team.admin.session, as: .officer)) == .notAllowed)
    let other = try await team.practice.beginOther()
    let officer = try await team.practice.join(
      AccountProfile(.dataProtectionOfficer), by: other, login: "dpo@example.org")
    let patient = try await team.newPatient()
    #expect(
      refusal(try await access.readLog(officer.session, as: .officer, of: patient)) == .otherClinic)
    guard case .done(let lines) = try await access.readLog(officer.session, as: .officer) else {
      return
    }
    #expect(lines.lines.allSatisfy { $0.context.clinic == other.clinic })
  }

  @Test("Pages follow each other without a gap or a repetition", arguments: engines)
  func pages(engine: EngineKind) async throws {
    let team = try await Team(engine)
    for _ in 0..<5 {
      team.practice.pass(.seconds(1))
      _ = try await team.practice.access.accounts(team.admin.session)
    }
    var (ids, before): ([AuditEvent.ID], AuditEvent.ID?) = ([], nil)
    var last: LogView?
    repeat {
      let page = try await team.practice.access.readLog(
        team.admin.session, as: .administrator, before: before, atMost: 4)
      guard case .done(let view) = page else { return }
      ids += view.lines.map(\.id)
      (before, last) = (view.lines.last?.id, view)
    } while last?.hasOlder == true
    let all = try await team.practice.log(of: team.admin.clinic)
    #expect(Set(ids).count == ids.count)
    // Each reading of a page is itself a line, newer than what the page before ended with.
    #expect(ids.count == all.filter { $0.patient == nil }.count - (ids.count + 3) / 4 + 1)
    #expect(ids == ids.sorted(by: >))
  }

  @Test(
    "An erased patient's account is closed and holds nothing to sign in with", arguments: engines)
  func erasure(engine: EngineKind) async throws {
    let team = try await Team(engine)
    let patient = try await team.newPatient()
    let person = try await team.practice.join(
      AccountProfile(.patient), by: team.secretary, login: "p@example.org", patient: patient)
    let access = team.practice.access
    _ = try await access.permit(team.secretary.session, Team.assign, on: .patient(patient)) {
      permit, transaction in
      try access.closeAccount(ofErased: patient, permit.context, in: transaction)
    }
    #expect(refusal(try await access.ownAccount(person.session)) == .signedOut)
    guard case .refused = try await team.practice.signIn(person.login) else {
      Issue.record("an erased patient signed in")
      return
    }
    let digest = team.practice.keys.digest("p@example.org", kind: .login)
    let left = try await team.practice.database.read(.installation) { transaction in
      (
        try AccountRow.find(login: digest, in: transaction) == nil,
        try AccountRow.find(person.person, of: person.clinic, in: transaction)
      )
    }
    #expect(left.0)
    #expect(left.1?.active == false && left.1?.passwordHash.text == "")
  }
}
