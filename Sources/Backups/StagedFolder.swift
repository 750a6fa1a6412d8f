internal import Foundation
internal import Glibc
internal import Vault

/// The folder in which a practice's data is restored before it takes its name, beside that name.
///
/// A file in it is locked while its program lives and says which restoration it is, so that what a
/// killed one left is known, and removed or completed by the next.
struct StagedFolder: ~Copyable {
  let path: String
  /// Which restoration it is; a database that was restored says the same.
  let id: String
  /// Whether everything is in it and in the database already.
  let isComplete: Bool
  private let target: String
  private let marker: OpenFile
  static let markerName = "restoration.lock"

  private init(
    path: String, id: String, isComplete: Bool, target: String, marker: consuming OpenFile
  ) {
    (self.path, self.id, self.isComplete, self.target) = (path, id, isComplete, target)
    self.marker = marker
  }

  /// The folder of a restoration into `target` that was not completed; nil when there is none.
  static func leftover(of target: String) -> String? {
    let path = path(of: target)
    return status(of: path) == nil ? nil : path
  }

  private static func path(of target: String) -> String {
    URL(fileURLWithPath: target).standardizedFileURL.path + ".restoring"
  }

  /// Takes over what a killed program left, or makes the folder anew.
  ///
  /// - Parameter isCommitted: whether the database was restored by the restoration of that id.
  /// - Throws: `BackupRefusal`: `.notEmpty`, `.running`; `VaultFailure`.
  static func prepare(
    for given: String, isCommitted: (String) async throws -> Bool
  ) async throws -> StagedFolder {
    let target = URL(fileURLWithPath: given).standardizedFileURL.path
    let path = Self.path(of: target)
    if status(of: target) != nil {
      guard let there = try? names(in: target), there.isEmpty else {
        throw BackupRefusal(.notEmpty, target)
      }
    }
    if status(of: path) != nil {
      let marker = try Self.takeOver(path)
      let id = String(decoding: try marker.read(upTo: 64), as: UTF8.self)
      if !id.isEmpty, try await isCommitted(id) {
        return StagedFolder(
          path: path, id: id, isComplete: true, target: target, marker: marker)
      }
      try removeFolder(path)
    }
    try makeFolder(path)
    let id = "\(UUID())".lowercased()
    let marker = try OpenFile(
      path + "/" + Self.markerName, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW)
    guard flock(marker.descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw BackupRefusal(.running, target)
    }
    try marker.write(Array(id.utf8))
    return StagedFolder(
      path: path, id: id, isComplete: false, target: target, marker: marker)
  }

  private static func takeOver(_ path: String) throws -> OpenFile {
    let name = path + "/" + markerName
    guard status(of: name) != nil else {
      // Made and killed before the marker: nothing is in it.
      guard try names(in: path).isEmpty else { throw BackupRefusal(.notEmpty, path) }
      let marker = try OpenFile(name, O_RDWR | O_CREAT | O_NOFOLLOW)
      _ = flock(marker.descriptor, LOCK_EX | LOCK_NB)
      return marker
    }
    let marker = try OpenFile(name, O_RDWR | O_NOFOLLOW)
    guard flock(marker.descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw BackupRefusal(.running, path)
    }
    return marker
  }

  /// Waits until everything below is on the disk.
  func sync() throws(VaultFailure) {
    let walk = FileManager.default.enumerator(atPath: path)
    while let name = walk?.nextObject() as? String {
      try OpenFile(path + "/" + name, O_RDONLY | O_NOFOLLOW).sync()
    }
    try syncFolder(path)
  }

  /// Gives the folder its name; it is on the disk when this returns.
  func take() throws {
    guard rename(path, target) == 0 else {
      throw VaultFailure.system(target)
    }
    try syncFolder(URL(fileURLWithPath: target).deletingLastPathComponent().path)
    _ = unlink(target + "/" + Self.markerName)
  }

  /// Removes it with all that is in it.
  func remove() { try? Self.removeFolder(path) }

  /// The marker last: without it, what a program that is killed here leaves would not be known again.
  private static func removeFolder(_ path: String) throws {
    for name in try names(in: path) where name != markerName {
      try FileManager.default.removeItem(atPath: path + "/" + name)
    }
    try FileManager.default.removeItem(atPath: path)
  }
}
