public import Audit
public import ClinicVocabulary
internal import Foundation
internal import Glibc

extension KeyStore {
  private static let headName = "audit-head.json"
  private static let restorationsName = "restored-logs.json"

  /// What the log is written with.
  public func auditKeys() throws(VaultFailure) -> AuditKeys {
    let (seed, sealing) = (try key(.auditSigning), try key(.auditSealing))
    guard let keys = try? AuditKeys(signingSeed: seed, sealingKey: sealing) else {
      throw VaultFailure(.damagedKeys, folder)
    }
    return keys
  }

  /// Keeps the log's head where the log is not, so that an end that was cut off is found. A smaller
  /// head than the kept one changes nothing.
  public func keep(_ head: SignedHead) throws(VaultFailure) {
    try changing { _ throws(VaultFailure) in
      if let kept = try keptHead(), kept.size >= head.size { return }
      guard let bytes = try? head.json() else { throw VaultFailure(.file, Self.headName) }
      try files.write(bytes, to: folder + "/" + Self.headName)
    }
  }

  /// Takes the head of a log that was restored from a backup for the last one, though a later one is
  /// kept; what was kept stays on record, so that what the restoration lost can be told.
  public func accept(
    restored head: SignedHead?, at instant: Instant
  ) throws(VaultFailure) {
    try changing { _ throws(VaultFailure) in
      guard let kept = try keptHead(), kept != head else { return }
      if kept.size > head?.size ?? 0 {
        let entry = LogRestoration(at: instant, before: kept, after: head)
        try files.write(
          try json(try logRestorations() + [entry]), to: folder + "/" + Self.restorationsName)
      }
      let path = folder + "/" + Self.headName
      if let head {
        guard let bytes = try? head.json() else { throw VaultFailure(.file, Self.headName) }
        try files.write(bytes, to: path)
      } else {
        guard unlink(path) == 0 else { throw .system(path) }
      }
    }
  }

  /// When the log was put back to an earlier state, the oldest first.
  public func logRestorations() throws(VaultFailure) -> [LogRestoration] {
    let path = folder + "/" + Self.restorationsName
    guard status(of: path) != nil else { return [] }
    let bytes = try contents(of: path, isPrivate: true)
    guard let known = try? JSONDecoder().decode([LogRestoration].self, from: Data(bytes)) else {
      throw VaultFailure(.damagedKeys, path)
    }
    return known
  }

  public func keptHead() throws(VaultFailure) -> SignedHead? {
    let path = folder + "/" + Self.headName
    guard status(of: path) != nil else { return nil }
    guard let head = try? SignedHead(json: try contents(of: path, isPrivate: true)) else {
      throw VaultFailure(.damagedKeys, path)
    }
    return head
  }
}

/// A log that a backup put back to an earlier state.
public struct LogRestoration: Sendable, Codable {
  public let at: Instant
  /// The last head before; its last entries are lost.
  public let before: SignedHead
  /// The head of what was restored, nil when nothing was signed yet.
  public let after: SignedHead?
}
