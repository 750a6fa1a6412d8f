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
  /// What the law makes keep, legal holds, and what the patient asks about their data.
  func addRetentionRoutes(to routes: SiteRoutes) {
    routes.get("/patients/:patient/retention", .patient(.seeRetention)) { request, context in
      try await retentionPage(request, context)
    }
    routes.post("/patients/:patient/holds", .patient(.changeRetention)) { request, context in
      let reason = try await request.fields(context).reason
      guard let reason else { return back(.reasonTooShort, context) }
      return try await change(context, .held) { permit, transaction in
        guard let hold = try world.retention.hold(reason, permit, in: transaction) else {
          return nil
        }
        return AuditSubject("legalHold", hold)
      }
    }
    routes.post("/patients/:patient/holds/:hold/lifting", .patient(.changeRetention)) {
      request, context in
      _ = try await request.fields(context)
      let hold: LegalHold.ID = try parameter("hold", context)
      return try await change(context, .lifted) { permit, transaction in
        try world.retention.lift(hold, permit, in: transaction)
          ? AuditSubject("legalHold", hold) : nil
      }
    }
    addRequestRoutes(to: routes)
    addErasureRoutes(to: routes)
  }

  private func addRequestRoutes(to routes: SiteRoutes) {
    routes.post("/patients/:patient/requests", .patient(.changeRequests)) { request, context in
      let kind = DataRequest.Kind(rawValue: try await request.fields(context)[PatientField.kind])
      guard let kind else { throw Problem.malformed }
      try await permitted(context) { permit, transaction in
        try world.requests.ask(kind, permit, in: transaction)
      }
      return back(.noted, context)
    }
    routes.post("/patients/:patient/requests/:request/refusal", .patient(.changeRetention)) {
      request, context in
      let reason = try await request.fields(context).reason
      guard let reason else { return back(.reasonTooShort, context) }
      return try await settle(.refused, reason: reason, .refused, context)
    }
    routes.post("/patients/:patient/requests/:request/delivery", .patient(.changeRetention)) {
      request, context in
      _ = try await request.fields(context)
      return try await settle(.done, .delivered, context) { $0.kind == .copy }
    }
  }

  private func settle(
    _ state: DataRequest.State, reason: String? = nil, _ outcome: RetentionOutcome,
    _ context: SiteContext, where fits: @escaping @Sendable (DataRequest) -> Bool = { _ in true }
  ) async throws -> Response {
    let id: DataRequest.ID = try parameter("request", context)
    return try await change(context, outcome) { permit, transaction in
      let isOpen = try world.requests.requests(permit, in: transaction).contains {
        $0.id == id && fits($0)
      }
      guard isOpen,
        try world.requests.settle(id, state, reason: reason, permit, in: transaction)
      else { return nil }
      return AuditSubject("dataRequest", id)
    }
  }

  private func retentionPage(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (reading, model) = try await permitted(context) {
      permit, transaction -> (PatientReading, RetentionModel?) in
      let reading = try world.patients.identity(permit, in: transaction)
      guard case .found(let identity, _) = reading else { return (reading, nil) }
      return (reading, try retention(of: identity, permit, in: transaction))
    }
    guard let model, case .found(let identity, _) = reading else {
      if case .absent = reading { throw Problem.noSuchPatient }
      return .redirect(to: Paths.patientCertificate(try patient(context).text))
    }
    let page = RetentionPage(
      context: pageContext(request, context), patient: try patient(context).text,
      name: identity.displayName, standing: model.standing, holds: model.holds,
      requests: model.requests, mayWrite: model.mayWrite, mayAsk: model.mayAsk,
      outcome: request.uri.queryParameters["done"].flatMap {
        RetentionOutcome(rawValue: String($0))
      }, zone: .current)
    return .page(page.html)
  }

  private struct RetentionModel: Sendable {
    let standing: RetentionPage.Standing
    let holds: [RetentionPage.Hold]
    let requests: [RequestLine]
    let mayWrite: Bool
    let mayAsk: Bool
  }

  private func retention(
    of identity: PatientIdentity, _ permit: Permit, in transaction: Transaction
  ) throws -> RetentionModel {
    let names = try authors(permit, in: transaction)
    let maySeeRequests = permit.allows(.read, .dataRequests)
    let holds = try world.retention.holds(permit, in: transaction).map { hold in
      RetentionPage.Hold(
        id: hold.id.text, reason: hold.reason ?? "", since: hold.recordedAt,
        author: hold.author.flatMap { names[$0] }, liftedAt: hold.liftedAt)
    }
    return RetentionModel(
      standing: try standing(of: identity, permit, in: transaction), holds: holds,
      requests: maySeeRequests
        ? try world.requests.requests(permit, in: transaction).map(\.line) : [],
      mayWrite: permit.allows(.write, .retention), mayAsk: permit.allows(.write, .dataRequests))
  }

  /// What stands against erasing the permit's patient today.
  func standing(
    of identity: PatientIdentity, _ permit: Permit, in transaction: Transaction
  ) throws -> RetentionPage.Standing {
    let refusal = try world.retention.refusal(
      bornOn: identity.birthDate, permit, in: transaction)
    return RetentionPage.Standing(
      contents: try world.retention.contents(permit, in: transaction).text,
      refusal: refusal?.phrase, until: refusal?.until, basis: refusal?.basis)
  }

  /// Does `body` and leads back; not found when it answers nothing that was changed.
  private func change(
    _ context: SiteContext, _ outcome: RetentionOutcome,
    _ body: @escaping @Sendable (Permit, Transaction) throws -> AuditSubject?
  ) async throws -> Response {
    let isChanged = try await permitted(context) { permit, transaction in
      guard let subject = try body(permit, transaction),
        // A code that ends in « refused » is that of an act that was refused.
        let code = AuditCode("retention.\(outcome == .refused ? "declined" : outcome.rawValue)")
      else { return false }
      try world.log.record(
        AuditEvent(code, subject, of: permit.subject.patient, context: permit.context),
        in: transaction)
      return true
    }
    guard isChanged else { throw Problem.noSuchPage }
    return back(outcome, context)
  }

  func back(_ outcome: RetentionOutcome, _ context: SiteContext) -> Response {
    let patient = context.parameters.get("patient") ?? ""
    return .redirect(to: "\(Paths.patientRetention(patient))?done=\(outcome.rawValue)")
  }

  func parameter<Kind>(
    _ name: String, _ context: SiteContext
  ) throws(Problem) -> Identifier<Kind> {
    guard let id = context.parameters.get(name).flatMap({ Identifier<Kind>($0) }) else {
      throw .noSuchPage
    }
    return id
  }
}

extension FormFields {
  /// What was written, at least 15 letters.
  fileprivate var reason: String? {
    let words = self[PatientField.reason].split(whereSeparator: \.isWhitespace)
      .joined(separator: " ").prefix(500)
    return words.count >= 15 ? String(words) : nil
  }
}

extension RecordContents {
  var text: ContentsText {
    let first = firstEncounter ?? lastPhotograph
    let years = first.flatMap { first in
      lastCare.map { (first: String(first.day.year), last: String($0.day.year)) }
    }
    return ContentsText(encounters: encounters, photographs: photographs, years: years)
  }
}

extension DataRequest {
  var line: RequestLine {
    RequestLine(
      id: id.text, kind: kind == .erasure ? .erasure : .copy,
      state: RequestLine.State(rawValue: state.rawValue) ?? .asked, byPatient: byPatient,
      askedAt: askedAt, changedAt: recordedAt, reason: reason)
  }
}
