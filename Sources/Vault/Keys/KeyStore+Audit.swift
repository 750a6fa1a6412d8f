public import Audit
internal import Foundation

extension KeyStore {
  private static let headName = "audit-head.json"

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

  public func keptHead() throws(VaultFailure) -> SignedHead? {
    let path = folder + "/" + Self.headName
    guard status(of: path) != nil else { return nil }
    guard let head = try? SignedHead(json: try contents(of: path, isPrivate: true)) else {
      throw VaultFailure(.damagedKeys, path)
    }
    return head
  }
}
