internal import Foundation
internal import Glibc
internal import Vault

/// A file that is written beside its name and takes it when it is whole.
///
/// It is locked while its program lives, so that what a killed one left is known and removed by the
/// next.
struct DraftFile: ~Copyable {
  let path: String
  private let target: String
  private let file: OpenFile

  init(of target: String) throws(VaultFailure) {
    let folder = Self.folder(of: target)
    let prefix = "." + Self.name(of: target) + "."
    for name in try names(in: folder) where name.hasPrefix(prefix) && name.hasSuffix(".draft") {
      Self.removeIfAbandoned(folder + "/" + name)
    }
    let path = "\(folder)/\(prefix)\(UInt64.random(in: 0 ... .max)).draft"
    file = try OpenFile(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW)
    (self.path, self.target) = (path, target)
    _ = flock(file.descriptor, LOCK_EX | LOCK_NB)
  }

  /// - Throws: `BackupRefusal` with `.exists` when the name is taken and not to be replaced.
  consuming func take(replacing: Bool) throws {
    do {
      if replacing { try move() } else { try takeFreeName() }
    } catch {
      remove()
      throw error
    }
    try syncFolder(Self.folder(of: target))
  }

  private func takeFreeName() throws {
    if link(path, target) == 0 {
      guard unlink(path) == 0 else { throw VaultFailure.system(path) }
    } else if [EPERM, EOPNOTSUPP].contains(errno), status(of: target) == nil {
      // A disk on which a file has one name only, such as a memory stick.
      try move()
    } else {
      let error = errno
      guard status(of: target) == nil else { throw BackupRefusal(.exists, target) }
      throw VaultFailure.system(target, error)
    }
  }

  private func move() throws {
    guard rename(path, target) == 0 else { throw VaultFailure.system(target) }
  }

  func remove() { _ = unlink(path) }

  private static func removeIfAbandoned(_ path: String) {
    guard let file = try? OpenFile(path, O_RDWR | O_NOFOLLOW) else { return }
    if flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 { _ = unlink(path) }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
