internal import Access
internal import ClinicVocabulary
internal import Hummingbird
internal import WebUI

/// Lets a request through to its route when the route's guard does.
struct Gate: Sendable {
  let access: AccessService

  /// Writes who it is into `context`.
  ///
  /// - Throws: `Entrance` when the person is to sign in first, `Problem` when they may not.
  func pass(_ request: Request, _ context: inout SiteContext) async throws {
    switch context.guarded {
    case .everyone: return
    case .stage(let stage):
      guard let token = context.session, let view = try await access.session(token),
        view.stage == stage
      else { throw Entrance.signIn }
      context.person = view
    case .anyAccount: context.person = try await signedIn(context)
    case .within(let action), .clinic(let action):
      context.person = try await signedIn(context)
      try await turnAway(context, action, on: .clinic)
    case .patient(let action):
      context.person = try await signedIn(context)
      guard let patient = context.parameters.get("patient").flatMap({ PatientID($0) }) else {
        throw Problem.noSuchPatient
      }
      try await turnAway(context, action, on: .patient(patient))
    case .ownRecord(let action):
      let view = try await signedIn(context)
      context.person = view
      guard let patient = view.patient else { throw Entrance.refused(.notAllowed) }
      try await turnAway(context, action, on: .patient(patient))
    case .free(let action):
      guard let token = context.session else { throw Entrance.signIn }
      switch try await access.check(token, action) {
      case .success(let view): context.person = view
      case .failure(.secondFactorNeeded):
        try Entrance.complete(try await access.session(token)?.stage ?? .secondFactor)
      case .failure(let refusal): throw Entrance(refusal)
      }
    }
  }

  private func signedIn(_ context: SiteContext) async throws -> SessionView {
    guard let token = context.session, let view = try await access.session(token) else {
      throw Entrance.signIn
    }
    try Entrance.complete(view.stage)
    return view
  }

  /// Turns away whom a permit would be refused before anything of the request is read, and records the
  /// refusal. Whom it lets on has no permit yet.
  private func turnAway(
    _ context: SiteContext, _ action: Action, on subject: Subject
  ) async throws {
    let session = try context.sessionOrEntrance()
    guard let refusal = try await access.refusal(session, action, on: subject) else { return }
    _ = try await access.permit(session, action, on: subject) { _, _ in }
    throw Entrance(refusal)
  }
}

/// Where someone goes who may not pass yet.
enum Entrance: Error, Sendable {
  case signIn
  case secondFactor
  case enrolment
  case refused(Problem)

  init(_ refusal: AccessRefusal) {
    self =
      switch refusal {
      case .signedOut: .signIn
      case .secondFactorNeeded: .secondFactor
      case .notAllowed: .refused(.notAllowed)
      case .otherClinic: .refused(.noSuchPatient)
      case .reasonNeeded: .refused(.reasonNeeded)
      }
  }

  /// - Throws: the step that is missing before `.full`.
  static func complete(_ stage: SessionStage) throws(Entrance) {
    switch stage {
    case .secondFactor: throw .secondFactor
    case .enrolment: throw .enrolment
    case .full: return
    }
  }
}
