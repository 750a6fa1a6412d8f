internal import Access
internal import Hummingbird
internal import WebUI

extension Site {
  func addFirstRunRoutes(to routes: SiteRoutes) {
    routes.get("/first-run", .everyone) { request, context in
      guard try await world.access.isFirstRun() else { return .redirect(to: Paths.signIn) }
      return .page(FirstRunPage(context: pageContext(request, context), needsCode: true).html)
    }
    routes.post("/first-run", .everyone) { request, context in
      let fields = try await request.fields(context.withoutSession)
      let entered = FirstRunPage.Entered(fields)
      func again(_ problem: FirstRunPage.Problem) -> Response {
        .page(
          FirstRunPage(
            context: pageContext(request, context), entered: entered, needsCode: true,
            problem: problem
          ).html, status: .unprocessableContent)
      }
      guard let profile = entered.firstProfile else { return again(.fields([.profile])) }
      let draft = FirstRunDraft(
        code: fields[FormField.setUpCode], clinicName: entered.clinicName,
        timeZone: entered.timeZone, siteName: entered.siteName, name: entered.name,
        profile: profile, login: entered.login, password: Password(fields[FormField.password]),
        deviceLabel: request.deviceLabel)
      switch try await world.access.firstRun(draft) {
      case .completed(let signedIn): return enter(signedIn)
      case .fields(let wrong): return again(.fields(wrong))
      case .password(let refusal): return again(.password(refusal))
      case .wait(let seconds): return again(.wait(seconds: seconds))
      case .closed: return .redirect(to: Paths.signIn)
      }
    }
    addInvitationRoutes(to: routes)
  }

  private func addInvitationRoutes(to routes: SiteRoutes) {
    routes.get("/invitations/:token", .everyone) { request, context in
      try await invitationPage(request, context)
    }
    routes.post("/invitations/:token", .everyone) { request, context in
      guard let token = context.parameters.get("token").flatMap({ ClinicToken($0) }) else {
        return try await invitationPage(request, context)
      }
      let fields = try await request.fields(context.withoutSession)
      let acceptance = Acceptance(
        login: fields[FormField.login], password: Password(fields[FormField.password]),
        device: cookies.device(of: request), deviceLabel: request.deviceLabel)
      let login = fields[FormField.login]
      switch try await world.access.accept(token, acceptance) {
      case .accepted(let signedIn): return enter(signedIn)
      case .password(let refusal):
        return try await invitationPage(request, context, login, .password(refusal))
      case .login: return try await invitationPage(request, context, login, .login)
      case .loginTaken: return try await invitationPage(request, context, login, .loginTaken)
      case .gone: return try await invitationPage(request, context)
      }
    }
  }

  private func invitationPage(
    _ request: Request, _ context: SiteContext, _ entered: String = "",
    _ problem: InvitationPage.Problem? = nil
  ) async throws -> Response {
    let page = pageContext(request, context)
    guard let token = context.parameters.get("token").flatMap({ ClinicToken($0) }),
      let invitation = try await world.access.invitation(token)
    else { return .page(InvitationGonePage(context: page).html, status: .notFound) }
    return .page(
      InvitationPage(
        context: page, token: token.text, invitation: invitation, entered: entered,
        problem: problem
      ).html, status: problem == nil ? .ok : .unprocessableContent)
  }
}

extension FirstRunPage.Entered {
  init(_ fields: FormFields) {
    self.init()
    clinicName = fields[FormField.clinicName]
    siteName = fields[FormField.siteName]
    timeZone = fields[FormField.timeZone]
    name = fields[FormField.name]
    profile = fields.profile
    login = fields[FormField.login]
  }
}
