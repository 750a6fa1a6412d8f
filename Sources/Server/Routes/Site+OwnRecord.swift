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
  /// The patient's own page, their proofs, and the invitation to it.
  func addOwnRecordRoutes(to routes: SiteRoutes) {
    routes.get("/my", .ownRecord(.openOwnRecord)) { request, context in
      try await ownRecordPage(request, context)
    }
    routes.post("/my/team", .ownRecord(.opposeOwn)) { request, context in
      let part = try await changeTeam(request, context)
      return ownRecord(part == .opposed ? .opposed : .allowed)
    }
    routes.post("/my/requests", .ownRecord(.askOwn)) { request, context in
      let kind = DataRequest.Kind(rawValue: try await request.fields(context)[PatientField.kind])
      guard let kind else { throw Problem.malformed }
      try await permitted(context) { permit, transaction in
        try world.requests.ask(kind, permit, in: transaction)
      }
      return ownRecord(.asked)
    }
    routes.post("/my/requests/:request/withdrawal", .ownRecord(.askOwn)) { request, context in
      _ = try await request.fields(context)
      let id: DataRequest.ID = try parameter("request", context)
      let isWithdrawn = try await permitted(context) { permit, transaction in
        try world.requests.settle(id, .withdrawn, permit, in: transaction)
      }
      guard isWithdrawn else { throw Problem.noSuchPage }
      return ownRecord(.withdrawn)
    }
    routes.get("/my/proofs/:event", .ownRecord(.proveOwn)) { _, context in
      try await proof(context)
    }
    routes.post("/patients/:patient/invitation", .patient(.invitePatient)) { request, context in
      _ = try await request.fields(context)
      let patient = try patient(context)
      let outcome = try await world.access.invite(
        .patient(patient), try context.sessionOrEntrance()
      ).orEntrance()
      let page = pageContext(request, context)
      guard case .made(_, let link, _) = outcome else {
        return .page(
          HasAccountPage(context: page, back: Paths.patient(patient.text)).html, status: .conflict)
      }
      return linkPage(request, context, link, next: Paths.patient(patient.text))
    }
  }

  private func ownRecord(_ outcome: OwnRecordPage.Outcome) -> Response {
    .redirect(to: "\(Paths.ownRecord)?done=\(outcome.rawValue)")
  }

  private func ownRecordPage(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard let person = context.person else { throw Entrance.signIn }
    let publicKey = try world.keyStore.auditKeys().trust.publicKeyText
    let model = try await permitted(context) { permit, transaction -> OwnRecordPage.Model? in
      guard
        case .found(let identity, _) = try world.patients.identity(permit, in: transaction)
      else { return nil }
      return OwnRecordPage.Model(
        clinicName: person.clinicName, identity: identity.shown(on: permit.at.day),
        standing: try standing(of: identity, permit, in: transaction),
        team: try team(permit, in: transaction),
        requests: try world.requests.requests(permit, in: transaction).map(\.line),
        publicKey: publicKey, zone: .current)
    }
    guard let model else { throw Problem.noSuchPatient }
    let outcome = request.uri.queryParameters["done"].flatMap {
      OwnRecordPage.Outcome(rawValue: String($0))
    }
    return .page(
      OwnRecordPage(context: pageContext(request, context), model: model, outcome: outcome).html)
  }

  /// The proof of a line of one's own log, as Verifier/verify.py reads it.
  private func proof(_ context: SiteContext) async throws -> Response {
    let event: AuditEvent.ID = try parameter("event", context)
    let (clinic, patient) = try await permitted(context) { permit, _ in
      (permit.clinic, permit.subject.patient)
    }
    // Read on a state of its own: the tree grows all the time, also by this request's own event.
    let found = try await world.database.read(.clinic(clinic)) { transaction in
      try InclusionProof.of(event, in: transaction)
    }
    guard let proof = found, proof.clinic == clinic, proof.patient == patient else {
      throw Problem.noProof
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/json",
        .contentDisposition: "attachment; filename=\"\(event.text).json\"",
      ], body: .init(byteBuffer: ByteBuffer(bytes: try proof.json())))
  }
}

extension PatientIdentity {
  func shown(on day: CivilDate) -> PatientPage.Identity {
    .init(
      name: displayName, birthDate: birthDate, age: birthDate.age(on: day), phone: phone,
      email: email)
  }
}
