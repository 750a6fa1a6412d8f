internal import Access
internal import Audit
internal import ClinicVocabulary
internal import Database
private import Foundation
internal import Hummingbird
internal import PhotoAnalysis
internal import Records
internal import Vault
internal import Vocabulary
internal import WebUI

extension Site {
  /// From the light table into a record, by a clinician's act, and how it is looked at there.
  func addKeptPhotographRoutes(to routes: SiteRoutes) {
    routes.get("/photographs/:id/keeping", .free(.lightTable)) { request, context in
      let (id, held) = try await photograph(context)
      return .page(keepingPage(request, context, id, held).html)
    }
    routes.post("/photographs/:id/keeping", .clinic(.searchPatients)) { request, context in
      let text = try await request.fields(context)[PatientField.text]
      let (id, held) = try await photograph(context)
      let found = try await search(text, context)
      return .page(keepingPage(request, context, id, held, typed: text, found: found).html)
    }
    routes.post("/patients/:patient/photographs", .patient(.keepPhotograph)) { request, context in
      try await keepPhotograph(request, context)
    }
    routes.get("/patients/:patient/photographs/:photograph", .patient(.seePhotograph)) {
      request, context in
      let kept = try await kept(context)
      return .page(
        KeptPhotographPage(
          context: pageContext(request, context), patient: kept.patient.text,
          photograph: kept.photograph.line(authors: kept.authors), zone: .current
        ).html)
    }
    routes.get("/patients/:patient/photographs/:photograph/picture.jpg", .patient(.seePhotograph)) {
      _, context in
      let kept = try await kept(context)
      guard let bytes = try world.photographs.bytes(of: kept.photograph) else {
        throw Problem.noSuchPhotograph
      }
      return .picture(bytes, type: "image/jpeg")
    }
  }

  private func keepingPage(
    _ request: Request, _ context: SiteContext, _ id: RandomID, _ held: HeldPhotograph,
    typed: String = "", found: [PatientsPage.Found]? = nil
  ) -> KeepingPage {
    KeepingPage(
      context: pageContext(request, context), photograph: id.text, view: held.label, typed: typed,
      found: found, key: RandomID().text)
  }

  private func keepPhotograph(_ request: Request, _ context: SiteContext) async throws -> Response {
    let fields = try await request.fields(context)
    let patient = try patient(context)
    guard let id = RandomID(fields[PatientField.photograph]),
      let held = await table.photograph(id, of: context.visitor), let image = held.analysis.image,
      let clinic = context.person?.clinic
    else { throw Problem.noSuchPhotograph }
    let once = try onceKey(fields, "POST /patients/\(patient.text)/photographs", context)
    // The permit is asked for first: nothing is sealed for one who may not keep it.
    try await permitted(context) { _, _ in }
    let jpeg = try await pool.run { try await $0.fullPicture(of: image) }
    let view = held.analysis.document.view?.kind.rawValue
    do {
      let new = try world.photographs.prepare(jpeg, of: patient, in: clinic, at: world.now())
      let place = try await permitted(context) { permit, transaction in
        try once.place(permit, in: transaction) {
          try world.photographs.keep(new, view: view, permit, in: transaction)
          try world.log.record(
            AuditEvent(
              "photograph.create", AuditSubject("photograph", new.id), of: patient,
              context: permit.context), in: transaction)
          return Paths.keptPhotograph(patient.text, new.id.text)
        }
      }
      return .redirect(to: place)
    } catch let failure as VaultFailure where failure.code == .noKey {
      throw Problem.noSuchPatient
    }
  }

  /// The photograph that the path names, once the log says who looked at it.
  private func kept(
    _ context: SiteContext
  ) async throws -> (patient: PatientID, photograph: KeptPhotograph, authors: [PersonID: String]) {
    let patient = try patient(context)
    guard let id = context.parameters.get("photograph").flatMap({ Photograph.ID($0) }) else {
      throw Problem.noSuchPhotograph
    }
    let found = try await permitted(context) {
      permit, transaction -> (KeptPhotograph, [PersonID: String])? in
      guard let photograph = try world.photographs.photograph(id, permit, in: transaction) else {
        return nil
      }
      try world.log.record(
        AuditEvent(
          "photograph.read", AuditSubject("photograph", id), of: patient, context: permit.context),
        in: transaction)
      return (photograph, try authors(permit, in: transaction))
    }
    guard let found else { throw Problem.noSuchPhotograph }
    return (patient, found.0, found.1)
  }

  /// Names of those who work in the clinic, for who may read the care team.
  func authors(
    _ permit: Permit, in transaction: Transaction
  ) throws -> [PersonID: String] {
    let colleagues = try world.access.colleagues(permit, in: transaction) ?? []
    return Dictionary(uniqueKeysWithValues: colleagues.map { ($0.person, $0.name) })
  }
}

extension KeptPhotograph {
  func line(authors: [PersonID: String]) -> PhotographLine {
    PhotographLine(
      id: id.text, view: view, keptAt: recordedAt, author: author.flatMap { authors[$0] })
  }
}
