private import Foundation

/// Where the files lie that set-up made: models and third-party assets.
public struct Installation: Sendable {
  /// The folder that holds `Models/manifest.json` and `.deps/`.
  public let root: String

  public var modelsFolder: String { root + "/.deps/models" }
  public var assetsFolder: String { root + "/.deps/assets" }
  /// The Python environment of the program that composes papers.
  public var documentsFolder: String { root + "/.deps/python-documents" }
  public var manifestPath: String { root + "/Models/manifest.json" }

  public init(root: String) { self.root = root }

  /// The installation that `path`, a file or folder, lies in: the nearest folder upwards
  /// that holds `Models/manifest.json`; nil when there is none.
  public init?(containing path: String) {
    var folder = URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.path + "/Models/manifest.json") {
        self.init(root: folder.path)
        return
      }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  /// The installation of the running program: the environment's AGLAE_HOME, else the one that
  /// the executable lies in.
  ///
  /// - Throws: `InferenceError.notSetUp` when there is neither.
  public static func ofThisProgram(
    environment: [String: String]
  ) throws(InferenceError) -> Installation {
    if let home = environment["AGLAE_HOME"] { return Installation(root: home) }
    guard let found = Installation(containing: "/proc/self/exe") else { throw .notSetUp }
    return found
  }
}
