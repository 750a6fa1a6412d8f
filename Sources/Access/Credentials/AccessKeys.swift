internal import Crypto
internal import Foundation

/// Keys of the installation for what Access keeps: lookups by digest, names of staff, seeds of
/// second factors.
///
/// Patients' accounts hold neither a name nor an address, so that erasing a patient needs nothing here.
public struct AccessKeys: Sendable {
  private let digestKey: SymmetricKey
  private let sealingKey: SymmetricKey

  /// - Parameter secret: at least 32 bytes that live in the key store and never in the database.
  public init(secret: [UInt8]) {
    precondition(secret.count >= 32, "the secret of Access has at least 256 bits")
    let input = SymmetricKey(data: secret)
    let derive = { (purpose: String) in
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: input, info: Data("aglae/access/\(purpose)".utf8), outputByteCount: 32)
    }
    (digestKey, sealingKey) = (derive("digest"), derive("seal"))
  }

  /// HMAC-SHA-256 of `value`; equal values of different kinds have different digests.
  func digest(_ value: String, kind: DigestKind) -> [UInt8] {
    let code = HMAC<SHA256>.authenticationCode(
      for: Data("\(kind.rawValue)\u{0}\(value)".utf8), using: digestKey)
    return [UInt8](code)
  }

  /// AES-256-GCM under a random nonce; `place` is authenticated with it.
  func seal(_ text: String, at place: Place) throws(AccessFailure) -> [UInt8] {
    do {
      let box = try AES.GCM.seal(
        Data(text.utf8), using: sealingKey, authenticating: Data(place.text.utf8))
      guard let bytes = box.combined else { throw AccessFailure(.sealing) }
      return [UInt8](bytes)
    } catch { throw AccessFailure(.sealing) }
  }

  func open(_ bytes: [UInt8], at place: Place) throws(AccessFailure) -> String {
    do {
      let box = try AES.GCM.SealedBox(combined: bytes)
      let clear = try AES.GCM.open(
        box, using: sealingKey, authenticating: Data(place.text.utf8))
      return String(decoding: clear, as: UTF8.self)
    } catch { throw AccessFailure(.sealing) }
  }

  enum DigestKind: String, Sendable {
    case login, session, invitation, device, recoveryCode, throttle
  }

  /// Where a sealed value stands: moved to another row or column it does not open.
  struct Place: Sendable {
    let text: String

    init(
      _ column: String, _ clinic: some CustomStringConvertible, _ row: some CustomStringConvertible
    ) { text = "\(column)/\(clinic)/\(row)" }
  }
}
