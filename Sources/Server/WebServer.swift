internal import Access
internal import Documents
internal import FaceAnalysis
internal import Hummingbird
internal import HummingbirdCore
public import Inference
internal import Knowledge
internal import Logging
internal import NIOCore
internal import RasterCodecs
internal import Stations

/// The site: models, workers, light table and pages, put together.
public struct WebServer: Sendable {
  let site: Site
  let reach: SiteReach
  /// What the first run asks for, to be printed where the site was started; nil once it is done.
  public let setUpCode: String?

  /// Loads models, assets and demonstration faces.
  ///
  /// - Parameters:
  ///   - places: where the practice's data and keys are; its folder is there already.
  /// - Throws: `InferenceError` or `DecodeFailure` when the engine cannot start,
  ///   `KnowledgeError` when the knowledge was altered, `ServerFailure` when an asset is missing.
  public init(
    installation: Installation, places: PracticePlaces, cacheFolder: String, reach: SiteReach,
    logsRequests: Bool = false
  ) async throws {
    let runtime = try InferenceRuntime(installation, cacheFolder: cacheFolder)
    let models = try FaceModels(runtime)
    let decoder = try DecodeService()
    let assets = try Assets(unpackedIn: installation.assetsFolder)
    let demonstrations = try Demonstration.all(in: installation.root + "/Demonstration") { bytes in
      guard case .decoded(let photograph) = try decoder.decode(bytes) else { return [] }
      return try photograph.image.reduced(toFit: 320).jpegBytes(quality: 88)
    }
    let code = AccessService.newSetUpCode()
    let world = try await World.open(places, setUpCode: code)
    setUpCode = try await world.access.isFirstRun() ? code : nil
    site = Site(
      table: LightTable(),
      pool: try AnalysisPool(
        workers: 2, decoder: decoder, models: models, manifest: runtime.manifest),
      assets: assets, demonstrations: demonstrations,
      edition: try Edition(readingFrom: installation),
      stations: StationStore(dataFolder: places.dataFolder), intake: Intake(),
      printer: PaperPrinter(environmentFolder: installation.documentsFolder), reach: reach,
      log: logsRequests ? .standardError : RequestLog(sink: nil),
      world: world)
    self.reach = reach
  }

  /// Every route with its guard, a line each.
  public var routeTable: [String] { site.routes().entries.map(\.description) }

  /// Serves until the process is asked to stop (SIGINT, SIGTERM).
  ///
  /// - Parameter onStart: told the site's address once it answers.
  /// - Throws: `ServerFailure.addressInUse` or `.certificate`.
  public func run(onStart: @escaping @Sendable (String) -> Void) async throws {
    let address = reach.address
    var logger = Logger(label: "aglae.site")
    logger.logLevel = .error
    let application = Application(
      router: site.routes().router, server: try reach.transport(),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(1000)),
      onServerRunning: { channel in
        onStart(reach.place(port: channel.localAddress?.port ?? address.port))
      },
      logger: logger)
    do {
      try await site.world.running { try await application.runService() }
    } catch let error as IOError where error.errnoCode == 98 {
      throw ServerFailure.addressInUse("\(address.host):\(address.port)")
    }
  }
}
