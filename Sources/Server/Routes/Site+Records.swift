internal import Access
internal import ClinicVocabulary
internal import Database
private import Foundation
internal import Hummingbird
internal import Records
internal import Vault
internal import WebUI

extension Site {
  func addRecordRoutes(to routes: SiteRoutes) {
    routes.get("/patients/:patient/record", .patient(.openRecord)) { request, context in
      let (reading, part) = try await permitted(context) { permit, transaction in
        (
          try world.patients.identity(permit, in: transaction),
          try record(permit, in: transaction)
        )
      }
      return try page(of: reading, part, request, context)
    }
    routes.post("/patients/:patient/encounters", .patient(.recordEncounter)) { request, context in
      let fields = try await request.fields(context)
      let note = String(fields[PatientField.note].prefix(4000))
      guard let kind = EncounterKind(rawValue: fields[PatientField.kind]), !note.isEmpty else {
        throw Problem.malformed
      }
      let patient = try patient(context)
      let once = try onceKey(fields, "POST /patients/\(patient.text)/encounters", context)
      let place = try await permitted(context) { permit, transaction in
        try once.place(permit, in: transaction) {
          try world.encounters.record(kind, began: permit.at, note: note, permit, in: transaction)
          return Paths.patientRecord(patient.text)
        }
      }
      return .redirect(to: place)
    }
    addEmergencyRoutes(to: routes)
  }

  /// What the permit's holder may see of the record.
  private func record(
    _ permit: Permit, in transaction: Transaction
  ) throws -> PatientPage.Part {
    let encounters = try world.encounters.encounters(permit, in: transaction)
    let maySee = permit.allows(.read, .photographs)
    let photographs = maySee ? try world.photographs.photographs(permit, in: transaction) : nil
    let names = try authors(permit, in: transaction)
    return .record(
      encounters.map(\.meeting), key: permit.allows(.write, .treatments) ? RandomID().text : nil,
      photographs: photographs.map { $0.map { $0.line(authors: names) } },
      ways: [.team].filter { _ in permit.allows(.read, .careTeam) }
        + [.retention].filter { _ in permit.allows(.read, .retention) })
  }

  private func addEmergencyRoutes(to routes: SiteRoutes) {
    routes.get("/patients/:patient/emergency", .anyAccount) { request, context in
      .page(
        EmergencyPage(context: pageContext(request, context), id: try patient(context).text).html)
    }
    routes.post("/patients/:patient/emergency", .anyAccount) { request, context in
      let reason = try await request.fields(context)[PatientField.reason]
      let patient = try patient(context)
      let outcome = try await world.access.breakGlass(
        try context.sessionOrEntrance(), patient: patient, reason: reason)
      switch outcome {
      case .opened: return .redirect(to: Paths.patientEmergencyRecord(patient.text))
      case .reasonTooShort:
        return .page(
          EmergencyPage(
            context: pageContext(request, context), id: patient.text, isTooShort: true
          ).html, status: .unprocessableContent)
      case .refused(let refusal): throw Entrance(refusal)
      }
    }
    routes.get("/patients/:patient/emergency/record", .patient(.openRecordInEmergency)) {
      request, context in
      let (reading, encounters) = try await permitted(context) { permit, transaction in
        (
          try world.patients.identity(permit, in: transaction),
          try world.encounters.encounters(permit, in: transaction)
        )
      }
      return try page(
        of: reading, .record(encounters.map(\.meeting), key: nil), request, context)
    }
  }

  func patient(_ context: SiteContext) throws(Problem) -> PatientID {
    guard let patient = context.parameters.get("patient").flatMap({ PatientID($0) }) else {
      throw .noSuchPatient
    }
    return patient
  }

  func page(
    of reading: PatientReading, _ part: PatientPage.Part, _ request: Request,
    _ context: SiteContext
  ) throws -> Response {
    switch reading {
    case .absent: throw Problem.noSuchPatient
    case .erased(let instant):
      return .page(
        ErasedPatientPage(context: pageContext(request, context), day: instant.day).html,
        status: .gone)
    case .found(let identity, _):
      let page = PatientPage(
        context: pageContext(request, context), id: try patient(context).text,
        identity: .init(
          name: "\((identity.usedName ?? identity.familyName).uppercased()) \(identity.givenNames)",
          birthDate: identity.birthDate, age: identity.birthDate.age(on: world.now().day),
          phone: identity.phone, email: identity.email),
        part: part, zone: .current)
      return .page(page.html)
    }
  }
}

extension Encounter {
  fileprivate var meeting: PatientPage.Meeting {
    .init(began: began, isRemote: kind == .virtual, note: note ?? "")
  }
}
