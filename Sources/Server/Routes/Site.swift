internal import Documents
internal import Hummingbird
internal import Inference
internal import Knowledge
internal import Stations
internal import Vocabulary
internal import WebUI

/// What the routes share.
struct Site: Sendable {
  let table: LightTable
  let comparisons = ComparisonShelf()
  let pool: AnalysisPool
  let assets: Assets
  let demonstrations: [Demonstration]
  let edition: Edition
  let stations: StationStore
  let desk = StationDesk()
  let intake: Intake
  let printer: PaperPrinter
  let reach: SiteReach
  let log: RequestLog
  let world: World
  let meter = RequestMeter()

  /// Largest file taken, bytes.
  static let largestUpload = 80_000_000

  /// The routes, each behind its guard, and the table of them.
  func routes() -> SiteRoutes {
    let routes = SiteRoutes(Gate(access: world.access))
    let router = routes.router
    router.add(middleware: MeterMiddleware(meter: meter, log: log))
    router.add(middleware: StrictHeaders(isEncrypted: reach.isEncrypted))
    router.add(middleware: VisitorMiddleware(isEncrypted: reach.isEncrypted))
    router.add(middleware: ProblemMiddleware(assetVersion: assets.version))
    router.add(middleware: GuardMiddleware(hosts: reach.hostNames))
    addSignInRoutes(to: routes)
    addFirstRunRoutes(to: routes)
    addOwnAccountRoutes(to: routes)
    addAccountRoutes(to: routes)
    addPatientRoutes(to: routes)
    addKeyRoutes(to: routes)
    addJobRoutes(to: routes)
    addStartRoutes(to: routes)
    addPhotographRoutes(to: routes)
    addCorrectionRoutes(to: routes)
    addComparisonRoutes(to: routes)
    addStationRoutes(to: routes)
    addAssetRoutes(to: routes)
    return routes
  }

  func pageContext(_ request: Request, _ context: SiteContext) -> PageContext {
    PageContext(
      language: context.language,
      path: request.method == .get ? request.uri.description : placeOfForm(request, context),
      assetVersion: assets.version, formToken: context.formToken,
      places: context.person.map(Place.all) ?? [])
  }

  /// Where the page that answers a form belongs: what can be opened of its address.
  private func placeOfForm(_ request: Request, _ context: SiteContext) -> String {
    "/" + request.uri.path.split(separator: "/").prefix(context.pageDepth).joined(separator: "/")
  }

  func onTable(_ context: SiteContext) async -> [StartPage.OnTable] {
    await table.photographs(of: context.visitor).map {
      StartPage.OnTable(id: $0.id.text, label: $0.photograph.label)
    }
  }

  /// The photograph that the address names, of this visitor.
  func photograph(
    _ context: SiteContext
  ) async throws -> (id: RandomID, photograph: HeldPhotograph) {
    guard let id = context.parameters.get("id").flatMap({ RandomID($0) }),
      let photograph = await table.photograph(id, of: context.visitor)
    else { throw Problem.noSuchPhotograph }
    return (id, photograph)
  }
}
