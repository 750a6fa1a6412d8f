internal import ClinicTesting
internal import Foundation

/// A second folder that holds what was synchronised of a first one.
struct Shadow: Sendable {
  let live: String
  let folder: String
  private let lock: String
  private let library: String

  /// Builds the library that keeps the folder in step.
  ///
  /// - Parameters:
  ///   - live: the folder of the program that gets the library.
  ///   - folder: the second, beside it, as it is after a cut at once.
  init(of live: String, in folder: String) throws {
    (self.live, self.folder, lock, library) = (live, folder, folder + ".lock", folder + ".so")
    guard let source = Bundle.module.path(forResource: "shadow", ofType: "c") else {
      throw CampaignFailure("the library's source is missing")
    }
    try Shell.run(
      """
      touch '\(lock)' && chown --reference='\(live)' '\(lock)'
      $(command -v cc || command -v clang) -shared -fPIC -O2 -o '\(library)' '\(source)' -ldl
      """)
  }

  /// The shadow of this process, when it was started with one.
  init?(_ environment: [String: String]) {
    guard let live = environment["SHADOW_OF"], let folder = environment["SHADOW_IN"],
      let lock = environment["SHADOW_LOCK"], let library = environment["LD_PRELOAD"]
    else { return nil }
    (self.live, self.folder, self.lock, self.library) = (live, folder, lock, library)
  }

  func environment(_ lie: Lie?) -> [String: String] {
    var values = [
      "LD_PRELOAD": library, "SHADOW_OF": live, "SHADOW_IN": folder, "SHADOW_LOCK": lock,
    ]
    if let lie { values["SHADOW_LIES"] = lie.place }
    return values
  }

  /// Copies folders of the shadow while no file of it changes.
  ///
  /// - Parameters:
  ///   - names: of folders below the shadow, those that are there.
  ///   - base: a folder of the shadow in which they are; the shadow itself when empty.
  func copy(_ names: [String], of base: String = "", to target: String) throws {
    let lock = open(self.lock, O_RDWR | O_CLOEXEC)
    defer { close(lock) }
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw CampaignFailure("no lock") }
    let lines = names.map { name in
      """
      if [ -e '\(folder)/\(base)/\(name)' ]; then
        mkdir -p "$(dirname '\(target)/\(name)')"; cp -a '\(folder)/\(base)/\(name)' '\(target)/\(name)'
      fi
      """
    }
    try Shell.run("unset LD_PRELOAD\n" + lines.joined(separator: "\n"))
  }

  /// Starts this program again, with the same arguments, under a shadow of an empty folder.
  ///
  /// - Returns: its code.
  static func run(_ arguments: [String], _ lie: Lie?) throws -> Int32 {
    let folder = try makeFolder()
    for name in ["live", "shadow"] {
      try FileManager.default.createDirectory(
        atPath: folder + "/" + name, withIntermediateDirectories: false)
    }
    let shadow = try Shadow(of: folder + "/live", in: folder + "/shadow")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(
      shadow.environment(lie)
    ) { $1 }
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
