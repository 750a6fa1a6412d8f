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

/// One file of sealed patient keys, and of those that were destroyed.
///
/// A line that names the form, the master key's id (8 bytes), how many keys there are (4), records of
/// owner (72) and box (60), records of owner and the moment of erasure in microseconds (8), and
/// HMAC-SHA256 of all that (32), so that a file that lost its end is not taken for whole. The first
/// form had neither count nor erasures.
struct Shard: Sendable {
  private static let head = Array("aglae.keys/2\n".utf8)
  private static let firstHead = Array("aglae.keys/1\n".utf8)
  private static let ownerSize = 72
  private static let recordSize = ownerSize + 32 + Box.overhead
  private static let erasureSize = ownerSize + 8
  private(set) var boxes: [KeyOwner: [UInt8]] = [:]
  /// When keys were destroyed: with it, an erased patient is told from a key that is missing.
  private(set) var erasures: [KeyOwner: Instant] = [:]
  let master: MasterKey

  init(under master: MasterKey) { self.master = master }

  /// - Parameter masters: the master keys under which it may be sealed.
  init(_ bytes: [UInt8], under masters: [MasterKey], path: String) throws(VaultFailure) {
    let damaged = VaultFailure(.damagedKeys, path)
    let body = bytes.dropLast(32)
    let isFirst = body.starts(with: Self.firstHead)
    guard isFirst || body.starts(with: Self.head), body.count >= Self.head.count + 8,
      case let id = Array(body.dropFirst(Self.head.count).prefix(8)),
      let master = masters.first(where: { $0.id == id }),
      HMAC<SHA256>.isValidAuthenticationCode(
        bytes.suffix(32), authenticating: body, using: Self.sealing(master))
    else { throw damaged }
    self.master = master
    var rest = body.dropFirst(Self.head.count + 8)
    let count =
      isFirst
      ? rest.count / Self.recordSize : rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    if !isFirst { rest = rest.dropFirst(4) }
    guard rest.count >= count * Self.recordSize,
      (rest.count - count * Self.recordSize) % Self.erasureSize == 0
    else { throw damaged }
    for _ in 0..<count {
      boxes[try Self.owner(rest, damaged)] =
        Array(rest.prefix(Self.recordSize).dropFirst(Self.ownerSize))
      rest = rest.dropFirst(Self.recordSize)
    }
    while !rest.isEmpty {
      let microseconds = rest.prefix(Self.erasureSize).suffix(8).reduce(0) { $0 << 8 | Int64($1) }
      erasures[try Self.owner(rest, damaged)] = Instant(microseconds: microseconds)
      rest = rest.dropFirst(Self.erasureSize)
    }
  }

  private static func owner(
    _ record: ArraySlice<UInt8>, _ damaged: VaultFailure
  ) throws(VaultFailure) -> KeyOwner {
    let text = String(decoding: record.prefix(ownerSize), as: UTF8.self)
    guard let clinic = ClinicID(text.prefix(36)), let patient = PatientID(text.suffix(36)) else {
      throw damaged
    }
    return KeyOwner(clinic: clinic, patient: patient)
  }

  var bytes: [UInt8] {
    var bytes = Self.head + master.id
    withUnsafeBytes(of: UInt32(boxes.count).bigEndian) { bytes += $0 }
    for (owner, box) in Self.sorted(boxes) { bytes += owner + box }
    for (owner, instant) in Self.sorted(erasures) {
      bytes += owner
      withUnsafeBytes(of: instant.microseconds.bigEndian) { bytes += $0 }
    }
    return bytes + Array(HMAC<SHA256>.authenticationCode(for: bytes, using: Self.sealing(master)))
  }

  private static func sorted<Value>(_ records: [KeyOwner: Value]) -> [([UInt8], Value)] {
    records.map { ($0.bytes, $1) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
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

  /// - Returns: whether there was a key.
  mutating func erase(_ owner: KeyOwner, at instant: Instant) -> Bool {
    if erasures[owner] == nil { erasures[owner] = instant }
    return boxes.removeValue(forKey: owner) != nil
  }

  /// The same keys under another master key.
  func sealed(under master: MasterKey) throws(VaultFailure) -> Shard {
    var shard = Shard(under: master)
    shard.erasures = erasures
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
