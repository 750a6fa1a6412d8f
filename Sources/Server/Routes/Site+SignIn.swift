internal import Access
internal import ClinicVocabulary
internal import Hummingbird
internal import WebUI

extension Site {
  func addSignInRoutes(to routes: SiteRoutes) {
    routes.get("/sign-in", .everyone) { request, context in
      if try await world.access.isFirstRun() { return .redirect(to: Paths.firstRun) }
      return .page(SignInPage(context: pageContext(request, context)).html)
    }
    routes.post("/sign-in", .everyone) { request, context in
      let fields = try await request.fields(context.withoutSession)
      let attempt = SignInAttempt(
        login: fields[FormField.login], password: Password(fields[FormField.password]),
        network: context.network, device: cookies.device(of: request),
        deviceLabel: request.deviceLabel)
      func again(_ state: SignInPage.State) -> Response {
        .page(
          SignInPage(
            context: pageContext(request, context), entered: fields[FormField.login], state: state
          ).html, status: .unprocessableContent)
      }
      switch try await world.access.signIn(attempt) {
      case .signedIn(let signedIn): return enter(signedIn)
      case .refused: return again(.refused)
      case .wait(let until): return again(.wait(seconds: seconds(until: until)))
      }
    }
    routes.post("/sign-out", .everyone) { request, context in
      _ = try await request.fields(context)
      if let session = context.session { try await world.access.signOut(session) }
      var response = Response.redirect(to: Paths.signIn)
      cookies.forgetSession(in: &response)
      response.setCookie(
        VisitorMiddleware.cookie(RandomID(), isEncrypted: reach.isEncrypted))
      // Browsers forget what they kept of the pages.
      response.headers[.clearSiteData] = "\"cache\", \"storage\""
      return response
    }
    addSecondFactorRoutes(to: routes)
  }

  private func addSecondFactorRoutes(to routes: SiteRoutes) {
    routes.get("/sign-in/second-factor", .stage(.secondFactor)) { request, context in
      .page(SecondFactorPage(context: pageContext(request, context)).html)
    }
    routes.post("/sign-in/second-factor", .stage(.secondFactor)) { request, context in
      let session = try context.sessionOrEntrance()
      let code = try await request.fields(context)[FormField.code]
      func again(_ problem: CodeProblem) -> Response {
        .page(
          SecondFactorPage(context: pageContext(request, context), problem: problem).html,
          status: .unprocessableContent)
      }
      switch try await world.access.confirmSecondFactor(session, code: code) {
      case .signedIn(let signedIn): return enter(signedIn)
      case .wrong: return again(.wrong)
      case .wait(let until): return again(.wait(seconds: seconds(until: until)))
      case .signedOut: throw Entrance.signIn
      }
    }
    routes.get("/sign-in/enrolment", .stage(.enrolment)) { request, context in
      try await enrolmentPage(request, context)
    }
    routes.post("/sign-in/enrolment", .stage(.enrolment)) { request, context in
      let session = try context.sessionOrEntrance()
      let code = try await request.fields(context)[FormField.code]
      switch try await world.access.confirmEnrolment(session, code: code) {
      case .enrolled(let signedIn, let codes):
        var response = Response.page(
          RecoveryCodesPage(context: pageContext(request, context), codes: codes).html)
        keep(signedIn, in: &response)
        return response
      case .wrong: return try await enrolmentPage(request, context, .wrong)
      case .wait(let until):
        return try await enrolmentPage(request, context, .wait(seconds: seconds(until: until)))
      case .signedOut: throw Entrance.signIn
      }
    }
  }

  private func enrolmentPage(
    _ request: Request, _ context: SiteContext, _ problem: CodeProblem? = nil
  ) async throws -> Response {
    guard let enrolment = try await world.access.enrolment(try context.sessionOrEntrance()) else {
      throw Entrance.signIn
    }
    return .page(
      EnrolmentPage(
        context: pageContext(request, context), enrolment: enrolment, problem: problem
      ).html, status: problem == nil ? .ok : .unprocessableContent)
  }

  /// To the start, or to the step that is missing; the light table begins anew.
  func enter(_ signedIn: SignedIn) -> Response {
    let place =
      switch signedIn.stage {
      case .secondFactor: Paths.secondFactor
      case .enrolment: Paths.enrolment
      case .full: Paths.start
      }
    var response = Response.redirect(to: place)
    keep(signedIn, in: &response)
    return response
  }

  private func keep(_ signedIn: SignedIn, in response: inout Response) {
    cookies.keep(signedIn, in: &response)
    response.setCookie(VisitorMiddleware.cookie(RandomID(), isEncrypted: reach.isEncrypted))
  }

  var cookies: SessionCookies { SessionCookies(isEncrypted: reach.isEncrypted) }

  func seconds(until: Instant) -> Int {
    Int(max(1, until.duration(since: world.now()).components.seconds + 1))
  }
}

extension SiteContext {
  func sessionOrEntrance() throws(Entrance) -> ClinicToken {
    guard let session else { throw .signIn }
    return session
  }

  /// For the form of signing in, which stands before any session.
  var withoutSession: SiteContext {
    var context = self
    context.session = nil
    return context
  }

  /// An IPv4 address, or the first 64 bits of an IPv6 address.
  var network: String {
    guard let peer else { return "unknown" }
    guard peer.contains(":") else { return peer }
    return peer.split(separator: ":", omittingEmptySubsequences: false).prefix(4)
      .joined(separator: ":")
  }
}

extension Request {
  /// How the browser is listed among a person's devices.
  var deviceLabel: String {
    let agent = headers[.userAgent] ?? ""
    let browser = ["Firefox", "Edg", "Chrome", "Safari"].first { agent.contains($0) }
    let system = ["Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux"].first {
      agent.contains($0)
    }
    return [browser.map { $0 == "Edg" ? "Edge" : $0 }, system].compactMap(\.self)
      .joined(separator: ", ")
  }
}
