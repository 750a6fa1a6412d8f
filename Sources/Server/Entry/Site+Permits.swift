internal import Access
internal import ClinicVocabulary
internal import Database
internal import Hummingbird
internal import WebUI

extension Site {
  /// Does `body` with the permit that the route's guard asks for, in one transaction with its event in
  /// the log.
  ///
  /// - Throws: `Entrance` when there is none; what `body` throws.
  func permitted<Result: Sendable>(
    _ context: SiteContext,
    _ body: @escaping @Sendable (Permit, Transaction) throws -> Result
  ) async throws -> Result {
    guard let session = context.session else { throw Entrance.signIn }
    let (action, subject): (Action, Subject)
    switch context.guarded {
    case .clinic(let asked): (action, subject) = (asked, .clinic)
    case .patient(let asked):
      guard let patient = context.parameters.get("patient").flatMap({ PatientID($0) }) else {
        throw Problem.noSuchPatient
      }
      (action, subject) = (asked, .patient(patient))
    case .ownRecord(let asked):
      guard let patient = context.person?.patient else { throw Entrance.refused(.notAllowed) }
      (action, subject) = (asked, .patient(patient))
    case .everyone, .stage, .anyAccount, .free, .within:
      preconditionFailure("a route that needs a permit has a guard with an action on a subject")
    }
    switch try await world.access.permit(session, action, on: subject, body) {
    case .done(let result): return result
    case .refused(let refusal): throw Entrance(refusal)
    }
  }
}
