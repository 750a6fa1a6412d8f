internal import Access
internal import Audit
internal import ClinicVocabulary
internal import Database
private import Foundation
internal import Hummingbird
internal import Records
internal import Vault
internal import WebUI

extension Site {
  /// Who follows a patient, and whom the clinician gives or takes access.
  func addTeamRoutes(to routes: SiteRoutes) {
    routes.get("/patients/:patient/team", .patient(.seeTeam)) { request, context in
      let (reading, model) = try await permitted(context) { permit, transaction in
        (
          try world.patients.identity(permit, in: transaction),
          try team(permit, in: transaction)
        )
      }
      guard case .found(let identity, _) = reading else { throw Problem.noSuchPatient }
      let page = TeamPage(
        context: pageContext(request, context), patient: try patient(context).text,
        name: identity.displayName, team: model,
        outcome: request.uri.queryParameters["done"].flatMap {
          TeamPage.Part(rawValue: String($0))
        },
        zone: .current)
      return .page(page.html)
    }
    routes.post("/patients/:patient/team", .patient(.changeTeam)) { request, context in
      let part = try await changeTeam(request, context)
      let place = Paths.patientTeam(try patient(context).text)
      return .redirect(to: "\(place)?done=\(part.rawValue)")
    }
  }

  /// Gives the person of the form the part that it names.
  func changeTeam(_ request: Request, _ context: SiteContext) async throws -> CareTeamPart {
    let fields = try await request.fields(context)
    guard let person = PersonID(fields[PatientField.person]),
      let part = CareTeamPart(rawValue: fields[PatientField.part])
    else { throw Problem.malformed }
    let isSet = try await permitted(context) { permit, transaction in
      guard try CareTeam.set(person, to: part, permit, in: transaction) else { return false }
      guard let event = AuditCode("careTeam.\(part.rawValue)") else { return false }
      try world.log.record(
        AuditEvent(
          event, AuditSubject("account", person), of: permit.subject.patient,
          context: permit.context), in: transaction)
      return true
    }
    guard isSet else { throw Problem.notAllowed }
    return part
  }

  /// Who follows the permit's patient, and who else gives care in the clinic.
  func team(_ permit: Permit, in transaction: Transaction) throws -> TeamPage.Team {
    let members = try CareTeam.members(permit, in: transaction) ?? []
    let colleagues = try world.access.colleagues(permit, in: transaction) ?? []
    let known = Dictionary(uniqueKeysWithValues: colleagues.map { ($0.person, $0) })
    let mayWrite = permit.allows(.write, .careTeam)
    let isPatient = permit.role == .patient
    return TeamPage.Team(
      members: members.map { member in
        let isOpposed = member.part == .opposed
        return TeamPage.Member(
          id: member.person.text, name: known[member.person]?.name,
          role: known[member.person]?.profile.role, part: .init(member.part), since: member.since,
          mayChange: mayWrite && member.person != permit.person && (isPatient || !isOpposed))
      },
      others: colleagues.filter { colleague in
        colleague.active && colleague.profile.role.givesCare && colleague.person != permit.person
          && !members.contains { $0.person == colleague.person }
      }.map { .init(id: $0.person.text, name: $0.name, role: $0.profile.role) },
      mayWrite: mayWrite)
  }
}

extension PatientIdentity {
  /// As in « LEFÈVRE Anne ».
  var displayName: String { "\((usedName ?? familyName).uppercased()) \(givenNames)" }
}

extension TeamPage.Part {
  fileprivate init(_ part: CareTeamPart) {
    self =
      switch part {
      case .treating: .treating
      case .member: .member
      case .none: .none
      case .opposed: .opposed
      }
  }
}
