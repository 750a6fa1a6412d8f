internal import ArgumentParser
private import Foundation
private import Inference
private import Server

/// `aglae serve`: the site on this machine.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serves the site on this machine.",
    discussion: """
      Photographs stay in memory and are forgotten after an hour without use. The site has no \
      accounts yet, so it listens on this machine's own addresses only.
      """)

  @Option(help: "Folder of the practice's data; made when it is absent.", completion: .directory)
  var data: String

  @Option(help: "Address of this machine and port.")
  var listen = "127.0.0.1:8080"

  func validate() throws {
    guard ListenAddress(listen) != nil else {
      throw ValidationError(
        "--listen takes an address of this machine such as 127.0.0.1:8080, not \(listen): "
          + "without accounts the site may not be reached from elsewhere.")
    }
  }

  func run() async throws {
    guard let address = ListenAddress(listen) else { return }
    do {
      try prepareDataFolder()
      let installation = try Installation.ofThisProgram(
        environment: ProcessInfo.processInfo.environment)
      let server = try WebServer(
        installation: installation, dataFolder: data,
        cacheFolder: installation.root + "/.deps/cache",
        address: address)
      try await server.run { place in
        print("Aglaé is ready: \(place)")
        fflush(nil)
      }
    } catch {
      FileHandle.standardError.write(Data("aglae: \(error)\n".utf8))
      throw ExitCode(ExitStatus.failure.rawValue)
    }
  }

  /// Makes the folder, for its owner alone.
  private func prepareDataFolder() throws(ServerFailure) {
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
