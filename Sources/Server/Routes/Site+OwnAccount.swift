internal import Access
internal import ClinicVocabulary
private import Foundation
internal import Hummingbird
internal import WebUI

extension Site {
  func addOwnAccountRoutes(to routes: SiteRoutes) {
    let own = routes.folder("/account", .within(.seeOwnAccount))
    let change = routes.folder("/account", .within(.changeOwnAccount))
    own.get { request, context in try await ownAccountPage(request, context) }
    change.post("/password") { request, context in
      let fields = try await request.fields(context)
      let change = try await world.access.changePassword(
        try context.sessionOrEntrance(), from: Password(fields[FormField.oldPassword]),
        to: Password(fields[FormField.password]))
      switch change {
      case .changed(let signedIn):
        var response = Response.redirect(to: Paths.ownAccount)
        cookies.keep(signedIn, in: &response)
        return response
      case .wrongPassword: return try await ownAccountPage(request, context, .wrongPassword)
      case .password(let refusal):
        return try await ownAccountPage(request, context, .password(refusal))
      case .wait(let until):
        return try await ownAccountPage(request, context, .wait(seconds: seconds(until: until)))
      case .signedOut: throw Entrance.signIn
      }
    }
    change.get("/second-factor") { request, context in
      try await laterFactorPage(request, context)
    }
    change.post("/second-factor") { request, context in
      let (session, fields) = (try context.sessionOrEntrance(), try await request.fields(context))
      switch try await world.access.checkOwnPassword(
        session, Password(fields[FormField.oldPassword]))
      {
      case .right: break
      case .wrong: return try await laterFactorPage(request, context, .wrong)
      case .wait(let until):
        return try await laterFactorPage(request, context, .wait(seconds: seconds(until: until)))
      case .signedOut: throw Entrance.signIn
      }
      switch try await world.access.confirmEnrolment(session, code: fields[FormField.code]) {
      case .enrolled(let signedIn, let codes):
        var response = Response.page(
          RecoveryCodesPage(
            context: pageContext(request, context), codes: codes, next: Paths.ownAccount
          ).html)
        cookies.keep(signedIn, in: &response)
        return response
      case .wrong: return try await laterFactorPage(request, context, .wrong)
      case .wait(let until):
        return try await laterFactorPage(request, context, .wait(seconds: seconds(until: until)))
      case .signedOut: throw Entrance.signIn
      }
    }
    change.post("/recovery-codes") { request, context in
      let code = try await request.fields(context)[FormField.code]
      let codes = try await world.access.renewRecoveryCodes(
        try context.sessionOrEntrance(), code: code
      ).orEntrance()
      guard let codes else { return try await ownAccountPage(request, context, .wrongCode) }
      return .page(
        RecoveryCodesPage(
          context: pageContext(request, context), codes: codes, next: Paths.ownAccount
        ).html)
    }
    change.post("/sessions/:id/removal") { request, context in
      _ = try await request.fields(context)
      guard let id = context.parameters.get("id").flatMap({ SessionID($0) }),
        try await world.access.end(id, try context.sessionOrEntrance()).orEntrance()
      else { throw Problem.noSuchPage }
      return try await ownAccountPage(request, context, .sessionEnded)
    }
    change.post("/devices/:id/removal") { request, context in
      _ = try await request.fields(context)
      guard let id = context.parameters.get("id").flatMap({ DeviceID($0) }),
        try await world.access.revoke(id, try context.sessionOrEntrance()).orEntrance()
      else { throw Problem.noSuchPage }
      return try await ownAccountPage(request, context, .deviceRevoked)
    }
  }

  /// Nothing to set up for one who has a second factor.
  private func laterFactorPage(
    _ request: Request, _ context: SiteContext, _ problem: CodeProblem? = nil
  ) async throws -> Response {
    guard let enrolment = try await world.access.enrolment(try context.sessionOrEntrance()) else {
      return .redirect(to: Paths.ownAccount)
    }
    return .page(
      EnrolmentPage(
        context: pageContext(request, context), enrolment: enrolment, problem: problem,
        isLater: true
      ).html, status: problem == nil ? .ok : .unprocessableContent)
  }

  private func ownAccountPage(
    _ request: Request, _ context: SiteContext, _ outcome: OwnAccountPage.Outcome? = nil
  ) async throws -> Response {
    let account = try await world.access.ownAccount(try context.sessionOrEntrance()).orEntrance()
    let page = OwnAccountPage(
      context: pageContext(request, context), account: account,
      hasSecondFactor: account.hasSecondFactor, zone: .current, outcome: outcome)
    return .page(page.html)
  }
}

extension Permitted {
  /// - Throws: `Entrance` when it was refused.
  func orEntrance() throws(Entrance) -> Result {
    switch self {
    case .done(let result): return result
    case .refused(let refusal): throw Entrance(refusal)
    }
  }
}
