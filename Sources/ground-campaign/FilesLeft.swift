internal import Foundation

/// What a power cut leaves of a practice's keys and photographs: what was synchronised, and of the rest
/// nothing, or each file by chance.
///
/// A file that was renamed to its last name was synchronised before; it is there whole or, where its
/// folder was not synchronised, not at all. One that still has its first name is cut anywhere.
enum FilesLeft {
  static let keys = ["keys", "copy"]
  static let photographs = ["data/photographs"]

  /// Copies what is left of folders of a practice.
  ///
  /// Keys are copied before the database, since a signed head in them is never ahead of it, and
  /// photographs after, since a row is never ahead of its file.
  ///
  /// - Parameters:
  ///   - practice: the practice's folder below the shadow and what it follows.
  ///   - byChance: whether some of what was not synchronised is left too.
  static func copy(
    _ folders: [String], of practice: String, _ shadow: Shadow, to target: String, byChance: Bool
  ) throws {
    try shadow.copy(folders, of: practice, to: target)
    guard byChance else { return }
    for folder in folders {
      try add(from: "\(shadow.live)/\(practice)/\(folder)", to: target + "/" + folder)
    }
  }

  private static func add(from live: String, to copy: String) throws {
    let manager = FileManager.default
    for path in manager.subpaths(atPath: live) ?? [] where Bool.random() {
      let (source, target) = (live + "/" + path, copy + "/" + path)
      var isFolder: ObjCBool = false
      guard manager.fileExists(atPath: source, isDirectory: &isFolder), !isFolder.boolValue,
        // It may have been removed or replaced meanwhile.
        var bytes = manager.contents(atPath: source)
      else { continue }
      let isUnfinished = path.hasSuffix(".new") || path.hasPrefix("new/")
      if isUnfinished { bytes = bytes.prefix(Int.random(in: 0...bytes.count)) }
      try manager.createDirectory(
        atPath: URL(fileURLWithPath: target).deletingLastPathComponent().path,
        withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      guard
        manager.createFile(
          atPath: target, contents: bytes, attributes: [.posixPermissions: 0o600])
      else { throw CampaignFailure("cannot write \(target)") }
    }
  }
}
