internal import Access
internal import Audit
internal import ClinicVocabulary
private import Foundation
internal import Hummingbird
internal import WebUI

extension Site {
  func addAccountRoutes(to routes: SiteRoutes) {
    routes.get("/accounts", .within(.listAccounts)) { request, context in
      try await accountsPage(request, context)
    }
    routes.post("/accounts/invitations", .within(.inviteStaff)) { request, context in
      let fields = try await request.fields(context)
      let name = fields[FormField.name]
      guard let profile = fields.profile.profile else {
        return try await accountsPage(request, context, .invitation(name: name, fields.profile))
      }
      let outcome = try await world.access.invite(
        .staff(profile, name: name), try context.sessionOrEntrance()
      ).orEntrance()
      guard case .made(_, let link, _) = outcome else {
        return try await accountsPage(request, context, .invitation(name: name, fields.profile))
      }
      return linkPage(request, context, link)
    }
    routes.post("/accounts/invitations/:id/removal", .within(.inviteStaff)) { request, context in
      _ = try await request.fields(context)
      guard let id = context.parameters.get("id").flatMap({ InvitationID($0) }),
        try await world.access.revoke(id, try context.sessionOrEntrance()).orEntrance()
      else { throw Problem.noSuchPage }
      return .redirect(to: Paths.accounts)
    }
    routes.get("/accounts/rights", .within(.seePolicy)) { request, context in
      try await rightsPage(request, context)
    }
    routes.post("/accounts/rights", .within(.narrowPolicy)) { request, context in
      let sent = try await request.fields(context).names
      let isSaved = try await world.access.narrow(
        RightsPage.withdrawals(sent: sent), try context.sessionOrEntrance()
      ).orEntrance()
      guard isSaved else { throw Problem.malformed }
      return try await rightsPage(request, context, isSaved: true)
    }
    addRoutesOfOneAccount(to: routes.folder("/accounts/:person", .within(.changeAccount)))
    addLogRoute(to: routes)
  }

  private func addRoutesOfOneAccount(to account: RouteFolder) {
    account.post("/closure") { request, context in
      try await change(request, context) { person, session in
        try await world.access.set(person, active: false, session)
      }
    }
    account.post("/opening") { request, context in
      try await change(request, context) { person, session in
        try await world.access.set(person, active: true, session)
      }
    }
    account.post("/second-factor-removal") { request, context in
      try await change(request, context) { person, session in
        try await world.access.removeSecondFactor(of: person, session)
      }
    }
    account.post("/profile") { request, context in
      let fields = try await request.fields(context)
      guard let profile = fields.profile.profile else {
        return try await accountsPage(request, context, .profile)
      }
      let change = try await world.access.set(
        try person(context), profile: profile, try context.sessionOrEntrance()
      ).orEntrance()
      return try await answer(change, request, context)
    }
    account.post("/password-link") { request, context in
      _ = try await request.fields(context)
      let outcome = try await world.access.inviteToNewPassword(
        try person(context), try context.sessionOrEntrance()
      ).orEntrance()
      guard case .made(_, let link, _) = outcome else {
        return try await accountsPage(request, context, .change(.notPossible))
      }
      return linkPage(request, context, link)
    }
  }

  private func addLogRoute(to routes: SiteRoutes) {
    routes.get("/log", .anyAccount) { request, context in
      guard let person = context.person else { throw Entrance.signIn }
      let query = request.uri.queryParameters
      let reader: LogReader =
        switch person.profile.role {
        case .dataProtectionOfficer: .officer
        case .patient: .patient
        case .physician, .nurse, .secretary, .administrator: .administrator
        }
      let patient =
        reader == .patient
        ? person.patient : query["patient"].flatMap { PatientID(String($0)) }
      let log = try await world.access.readLog(
        try context.sessionOrEntrance(), as: reader, of: patient,
        before: query["before"].flatMap { AuditEvent.ID(String($0)) }
      ).orEntrance()
      return .page(
        LogPage(
          context: pageContext(request, context),
          model: .init(log: log, patient: patient, zone: .current)
        ).html)
    }
  }

  private func rightsPage(
    _ request: Request, _ context: SiteContext, isSaved: Bool = false
  ) async throws -> Response {
    let narrowings = try await world.access.narrowings(
      try context.sessionOrEntrance()
    ).orEntrance()
    return .page(
      RightsPage(
        context: pageContext(request, context), narrowings: narrowings, isSaved: isSaved
      ).html)
  }

  private func change(
    _ request: Request, _ context: SiteContext,
    _ act: (PersonID, ClinicToken) async throws -> Permitted<AccountChange>
  ) async throws -> Response {
    _ = try await request.fields(context)
    let change = try await act(try person(context), try context.sessionOrEntrance()).orEntrance()
    return try await answer(change, request, context)
  }

  private func answer(
    _ change: AccountChange, _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    guard change != .changed else { return .redirect(to: Paths.accounts) }
    return try await accountsPage(request, context, .change(change))
  }

  private func person(_ context: SiteContext) throws(Problem) -> PersonID {
    guard let person = context.parameters.get("person").flatMap({ PersonID($0) }) else {
      throw .noSuchPage
    }
    return person
  }

  func linkPage(
    _ request: Request, _ context: SiteContext, _ link: ClinicToken, next: String = Paths.accounts
  ) -> Response {
    let place = "\(reach.scheme)://\(request.head.authority ?? "")\(Paths.invitation(link.text))"
    return .page(
      InvitationLinkPage(
        context: pageContext(request, context), address: place, next: next
      ).html)
  }

  private func accountsPage(
    _ request: Request, _ context: SiteContext, _ outcome: AccountsPage.Outcome? = nil
  ) async throws -> Response {
    let session = try context.sessionOrEntrance()
    guard let reader = context.person?.person else { throw Entrance.signIn }
    let model = AccountsPage.Model(
      accounts: try await world.access.accounts(session).orEntrance(),
      pending: try await world.access.pendingInvitations(session).orEntrance(), reader: reader,
      zone: .current)
    return .page(
      AccountsPage(context: pageContext(request, context), model: model, outcome: outcome).html,
      status: outcome == nil ? .ok : .unprocessableContent)
  }
}
