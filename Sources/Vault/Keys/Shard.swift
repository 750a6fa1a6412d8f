internal import ClinicVocabulary
internal import Crypto

/// Whose key it is.
struct KeyOwner: Hashable, Sendable {
  let clinic: ClinicID
  let patient: PatientID

  /// 72 ASCII bytes, which are also what the sealed key is bound to.
  var bytes: [UInt8] { Array((clinic.text + patient.text).utf8) }

  /// In which of the 256 files its key lies.
  var shard: UInt8 { SHA256.hash(data: bytes).first(where: { _ in true }) ?? 0 }
}

/// One file of sealed patient keys.
///
/// A line that names the form, the master key's id (8 bytes), records of owner (72) and box (60),
/// and HMAC-SHA256 of all that (32), so that a file that lost its end is not taken for whole.
struct Shard: Sendable {
  private static let head = Array("aglae.keys/1\n".utf8)
  private static let recordSize = 72 + 32 + Box.overhead
  private(set) var boxes: [KeyOwner: [UInt8]] = [:]
  let master: MasterKey

  init(under master: MasterKey) { self.master = master }

  /// - Parameter masters: the master keys under which it may be sealed.
  init(_ bytes: [UInt8], under masters: [MasterKey], path: String) throws(VaultFailure) {
    let body = bytes.dropLast(32)
    guard body.starts(with: Self.head), body.count >= Self.head.count + 8,
      case let id = Array(body.dropFirst(Self.head.count).prefix(8)),
      let master = masters.first(where: { $0.id == id })
    else { throw VaultFailure(.damagedKeys, path) }
    self.master = master
    let records = Array(body.dropFirst(Self.head.count + 8))
    guard records.count % Self.recordSize == 0,
      HMAC<SHA256>.isValidAuthenticationCode(
        bytes.suffix(32), authenticating: body, using: Self.sealing(master))
    else { throw VaultFailure(.damagedKeys, path) }
    for start in stride(from: 0, to: records.count, by: Self.recordSize) {
      let text = String(decoding: records[start..<start + 72], as: UTF8.self)
      guard let clinic = ClinicID(text.prefix(36)), let patient = PatientID(text.suffix(36)) else {
        throw VaultFailure(.damagedKeys, path)
      }
      boxes[KeyOwner(clinic: clinic, patient: patient)] =
        Array(records[start + 72..<start + Self.recordSize])
    }
  }

  var bytes: [UInt8] {
    var bytes = Self.head + master.id
    for (owner, box) in boxes.map({ ($0.bytes, $1) }).sorted(by: {
      $0.0.lexicographicallyPrecedes($1.0)
    }) {
      bytes += owner + box
    }
    return bytes + Array(HMAC<SHA256>.authenticationCode(for: bytes, using: Self.sealing(master)))
  }

  func key(of owner: KeyOwner) throws(VaultFailure) -> PatientKey? {
    guard let box = boxes[owner] else { return nil }
    let wrapping = Self.wrapping(master)
    guard let key = Box.open(box, with: wrapping, place: owner.bytes) else {
      throw VaultFailure(.damagedKeys, owner.patient.text)
    }
    return PatientKey(owner, SymmetricKey(data: key))
  }

  mutating func insert(_ key: PatientKey) throws(VaultFailure) {
    boxes[key.owner] = try Box.seal(
      key.root.bytes, with: Self.wrapping(master), place: key.owner.bytes)
  }

  mutating func remove(_ owner: KeyOwner) -> Bool { boxes.removeValue(forKey: owner) != nil }

  /// The same keys under another master key.
  func sealed(under master: MasterKey) throws(VaultFailure) -> Shard {
    var shard = Shard(under: master)
    for owner in boxes.keys {
      if let key = try key(of: owner) { try shard.insert(key) }
    }
    return shard
  }

  private static func wrapping(_ master: MasterKey) -> SymmetricKey {
    master.key.derived(for: "aglae.patient-keys/1")
  }

  private static func sealing(_ master: MasterKey) -> SymmetricKey {
    master.key.derived(for: "aglae.shard-seal/1")
  }
}
