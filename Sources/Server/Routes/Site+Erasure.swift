internal import Access
internal import Audit
internal import ClinicVocabulary
internal import Database
private import Foundation
internal import Hummingbird
internal import Jobs
internal import Records
internal import Vault
internal import WebUI

extension Site {
  /// Erasing a patient in two steps, and the certificates of it.
  func addErasureRoutes(to routes: SiteRoutes) {
    routes.get("/patients/:patient/erasure", .patient(.erasePatient)) { request, context in
      try await erasurePage(request, context)
    }
    routes.post("/patients/:patient/erasure", .patient(.erasePatient)) { request, context in
      guard try await request.fields(context).isChecked(PatientField.confirmed) else {
        return try await erasurePage(request, context, isUnconfirmed: true)
      }
      return try await erase(context)
    }
    routes.get("/patients/:patient/certificate", .patient(.seeErasure)) { request, context in
      try await certificatePage(request, context)
    }
    routes.get("/erasures", .clinic(.listErasures)) { request, context in
      let lines = try await permitted(context) { permit, transaction in
        try world.retention.erasures(permit, in: transaction)
      }.map {
        ErasuresPage.Line(
          patient: $0.patient.text, erasedAt: $0.erasedAt, isComplete: $0.isComplete)
      }
      return .page(
        ErasuresPage(context: pageContext(request, context), lines: lines, zone: .current).html)
    }
    routes.get("/erasures/:patient", .patient(.checkErasure)) { request, context in
      try await certificatePage(request, context)
    }
  }

  private func erasurePage(
    _ request: Request, _ context: SiteContext, isUnconfirmed: Bool = false
  ) async throws -> Response {
    let found = try await permitted(context) {
      permit, transaction -> (PatientReading, RetentionRefusal?, ContentsText?, Bool) in
      let reading = try world.patients.identity(permit, in: transaction)
      guard case .found(let identity, _) = reading else { return (reading, nil, nil, false) }
      return (
        reading,
        try world.retention.refusal(bornOn: identity.birthDate, permit, in: transaction),
        try world.retention.contents(permit, in: transaction).text,
        try openErasure(permit, in: transaction) != nil
      )
    }
    let patient = try patient(context).text
    guard case .found(let identity, _) = found.0, let contents = found.2 else {
      if case .absent = found.0 { throw Problem.noSuchPatient }
      return .redirect(to: Paths.patientCertificate(patient))
    }
    guard found.1 == nil else { return back(.mustKeep, context) }
    guard found.3 else { return back(.notAsked, context) }
    return .page(
      ErasurePage(
        context: pageContext(request, context), patient: patient, name: identity.displayName,
        contents: contents, isUnconfirmed: isUnconfirmed
      ).html, status: isUnconfirmed ? .unprocessableContent : .ok)
  }

  private enum Erased: Sendable { case erased, mustKeep, notAsked, gone }

  private func erase(_ context: SiteContext) async throws -> Response {
    let patient = try patient(context)
    let outcome = try await permitted(context) { permit, transaction -> Erased in
      guard
        case .found(let identity, _) = try world.patients.identity(permit, in: transaction)
      else { return .gone }
      guard let request = try openErasure(permit, in: transaction) else { return .notAsked }
      switch try world.retention.erase(
        bornOn: identity.birthDate, permit, in: transaction)
      {
      case .mustKeep: return .mustKeep
      case .absent: return .gone
      case .erased: break
      }
      _ = try world.requests.settle(request.id, .done, permit, in: transaction)
      try world.access.closeAccount(ofErased: patient, permit.context, in: transaction)
      try JobQueue.enqueue(
        .finishErasure, payload: patient.text, for: permit.clinic, id: Job.ID(at: permit.at),
        at: permit.at, in: transaction)
      return .erased
    }
    switch outcome {
    case .mustKeep: return back(.mustKeep, context)
    case .notAsked: return back(.notAsked, context)
    case .gone: return .redirect(to: Paths.patientCertificate(patient.text))
    case .erased:
      // What fails here is done by the job, which tries again; the certificate says how far it is.
      if let clinic = context.person?.clinic {
        _ = try? await world.vault.completeErasure(of: patient, in: clinic)
      }
      return .redirect(to: Paths.patientCertificate(patient.text))
    }
  }

  private func openErasure(
    _ permit: Permit, in transaction: Transaction
  ) throws -> DataRequest? {
    try world.requests.requests(permit, in: transaction).first {
      $0.kind == .erasure && $0.state == .asked
    }
  }

  private func certificatePage(_ request: Request, _ context: SiteContext) async throws -> Response
  {
    let patient = try patient(context)
    let certificate = try await permitted(context) {
      permit, transaction -> CertificatePage.Certificate? in
      guard let erasure = try world.retention.erasure(permit, in: transaction) else { return nil }
      let asked = try world.requests.requests(permit, in: transaction).first {
        $0.kind == .erasure && $0.state == .done
      }
      let event = try AuditEvent.newest(
        of: permit.clinic, .ofPatient(patient), before: nil, atMost: 1000, in: transaction
      ).last { $0.action == "erase" }
      return CertificatePage.Certificate(
        patient: patient.text, erasedAt: erasure.erasedAt,
        erasedBy: try erasure.erasedBy.flatMap {
          try world.access.name(of: $0, permit, in: transaction)
        },
        askedAt: asked?.askedAt, byPatient: asked?.byPatient ?? false,
        isComplete: erasure.isComplete, event: event?.id.text,
        contents: try world.retention.contents(permit, in: transaction).text)
    }
    guard let certificate else { throw Problem.noSuchPage }
    return .page(
      CertificatePage(
        context: pageContext(request, context), certificate: certificate, zone: .current
      ).html)
  }
}
