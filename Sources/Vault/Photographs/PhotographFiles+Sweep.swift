public import ClinicVocabulary
internal import Glibc

extension PhotographFiles {
  /// Removes files that no row names: photographs whose transaction did not happen, and those begun
  /// and never finished.
  ///
  /// - Parameters:
  ///   - instant: files changed after it stay, since their row may still be on its way; an hour ago
  ///     is right.
  ///   - isNamed: which of some names have a row. Asked after the files were listed.
  /// - Returns: how many were removed.
  public func sweep(
    changedBefore instant: Instant, isNamed: ([String]) async throws -> Set<String>
  ) async throws -> Int {
    var removed = 0
    for name in try names(in: folder + "/new") where isOld("new/" + name, instant) {
      try remove("new/" + name)
      removed += 1
    }
    for part in try names(in: folder) where part.utf8.count == 2 {
      let old = try names(in: folder + "/" + part).filter { isOld(part + "/" + $0, instant) }
      let named = try await isNamed(old)
      for name in old where !named.contains(name) {
        try remove(part + "/" + name)
        removed += 1
      }
    }
    return removed
  }

  /// Removes a photograph's file; it is no error when it is gone already.
  public func remove(named name: String) throws(VaultFailure) {
    guard let path = path(name) else { return }
    guard unlink(path) == 0 || errno == ENOENT else { throw .system(path) }
  }

  private func isOld(_ name: String, _ instant: Instant) -> Bool {
    guard let status = status(of: folder + "/" + name) else { return false }
    let changed = Int64(status.st_mtim.tv_sec) * 1_000_000 + Int64(status.st_mtim.tv_nsec) / 1000
    return changed < instant.microseconds
  }

  private func remove(_ name: String) throws(VaultFailure) {
    guard unlink(folder + "/" + name) == 0 else { throw .system(folder + "/" + name) }
  }
}
