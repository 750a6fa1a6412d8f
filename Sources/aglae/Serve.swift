internal import ArgumentParser
private import Backups
private import Foundation
private import Inference
private import Server

/// `aglae serve`: the site on this machine.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serves the site on this machine.",
    discussion: """
      A new practice is set up in the browser with the code that is printed here. Photographs on the \
      light table stay in memory and are forgotten after an hour without use. Other machines reach the \
      site over TLS only.
      """)

  @Option(help: "Folder of the practice's data; made when it is absent.", completion: .directory)
  var data: String

  @Option(
    help: "Folder of the keys, never inside the data; the default is the user's configuration.",
    completion: .directory)
  var keys: String?

  @Option(help: "PostgreSQL's address (postgres://…) or a file; the default is a file in the data.")
  var database: String?

  @Option(help: "Address of this machine and port.")
  var listen = "127.0.0.1:8080"

  @Option(
    name: .customLong("name"),
    help: "A host name under which browsers reach the site; may be given several times.")
  var names: [String] = []

  @Option(
    name: .customLong("tls-certificate"),
    help: "Certificate chain in PEM; needed to listen beyond this machine.", completion: .file())
  var certificate: String?

  @Option(name: .customLong("tls-key"), help: "The certificate's key in PEM.", completion: .file())
  var key: String?

  @Flag(help: "Write a line of JSON for each request to the standard error stream.")
  var logRequests = false

  @Flag(help: .init("Print every route with its guard, and end.", visibility: .private))
  var listRoutes = false

  func validate() throws {
    guard let address = ListenAddress(listen) else {
      throw ValidationError(
        "--listen takes an address and a port such as 127.0.0.1:8080, not \(listen).")
    }
    guard (certificate == nil) == (key == nil) else {
      throw ValidationError("--tls-certificate and --tls-key are given together.")
    }
    do {
      _ = try reach(address)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  private func reach(_ address: ListenAddress) throws(ServerFailure) -> SiteReach {
    var files: SiteReach.Certificate?
    if let certificate, let key { files = .init(chain: certificate, key: key) }
    return try SiteReach(address: address, names: names, certificate: files)
  }

  func run() async throws {
    guard let address = ListenAddress(listen) else { return }
    do {
      try prepareDataFolder()
      let installation = try Installation.ofThisProgram(
        environment: ProcessInfo.processInfo.environment)
      let server = try await WebServer(
        installation: installation, places: try places(),
        cacheFolder: installation.root + "/.deps/cache",
        reach: try reach(address), logsRequests: logRequests)
      guard !listRoutes else {
        print(server.routeTable.joined(separator: "\n"))
        return
      }
      try await server.run { place in
        print("Aglaé is ready: \(place)")
        if let code = server.setUpCode {
          print("This practice is new. Set it up in the browser with this code: \(code)")
        }
        fflush(nil)
      }
    } catch {
      FileHandle.standardError.write(Data("aglae: \(error)\n".utf8))
      throw ExitCode(ExitStatus.failure.rawValue)
    }
  }

  private func places() throws -> PracticePlaces {
    let environment = ProcessInfo.processInfo.environment
    return PracticePlaces(
      dataFolder: data, keyFolder: keys ?? KeyFolder.standard(environment),
      passphrase: try KeyFolder.passphrase(environment),
      database: database)
  }

  /// Makes the folder, for its owner alone.
  private func prepareDataFolder() throws(ServerFailure) {
    if let unfinished = Restoration.leftover(of: data) {
      throw .dataFolder(
        data,
        reason: "a restoration into it was not finished; run it again, or remove \(unfinished)")
    }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: data, isDirectory: &isFolder)
    if exists, !isFolder.boolValue { throw .dataFolder(data, reason: "it is a file") }
    do {
      try FileManager.default.createDirectory(
        atPath: data, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw .dataFolder(data, reason: "it could not be made there")
    }
    guard access(data, W_OK) == 0 else {
      throw .dataFolder(data, reason: "this account may not write to it")
    }
  }
}
