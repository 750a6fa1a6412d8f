internal import Audit
internal import ClinicVocabulary
internal import Crypto

/// How a photograph is sealed in chunks: the STREAM construction (Hoang, Reyhanitabar, Rogaway and
/// Vizár, Online authenticated-encryption and its nonce-reuse misuse-resistance, CRYPTO 2015).
///
/// A line that names the form, a random salt (32 bytes), then chunks of 64 KiB, each sealed with
/// AES-256-GCM under a key of this file alone. A chunk's nonce is its number and whether it is the
/// last, so that chunks cannot be left out, repeated, exchanged or added.
struct ChunkSealing: Sendable {
  static let form = Array("aglae.photograph/1\n".utf8)
  static let saltSize = 32
  static let headSize = form.count + saltSize
  static let chunkSize = 64 * 1024
  static let sealedChunkSize = chunkSize + 16
  private let key: SymmetricKey
  private let head: [UInt8]

  init(_ patient: PatientKey, photograph: String, salt: [UInt8]) {
    var info = CanonicalBytes("aglae.photograph/1")
    info.append(patient.clinic.text)
    info.append(patient.patient.text)
    info.append(photograph)
    key = patient.photographs.derived(for: "aglae.photograph/1", salt: salt, info: info.bytes)
    head = Self.form + salt
  }

  /// Ciphertext and tag of one chunk.
  func seal(_ chunk: [UInt8], number: UInt32, isLast: Bool) throws(VaultFailure) -> [UInt8] {
    guard let nonce = Self.nonce(number, isLast),
      let box = try? AES.GCM.seal(chunk, using: key, nonce: nonce, authenticating: head)
    else { throw VaultFailure(.sealBroken, "photograph", cause: "cannot seal") }
    return Array(box.ciphertext) + Array(box.tag)
  }

  /// nil when it is not that chunk.
  func open(_ sealed: [UInt8], number: UInt32, isLast: Bool) -> [UInt8]? {
    guard sealed.count >= 16, let nonce = Self.nonce(number, isLast),
      let box = try? AES.GCM.SealedBox(
        nonce: nonce, ciphertext: sealed.dropLast(16), tag: sealed.suffix(16)),
      let chunk = try? AES.GCM.open(box, using: key, authenticating: head)
    else { return nil }
    return Array(chunk)
  }

  private static func nonce(_ number: UInt32, _ isLast: Bool) -> AES.GCM.Nonce? {
    let counter = withUnsafeBytes(of: number.bigEndian) { Array($0) }
    return try? AES.GCM.Nonce(
      data: [UInt8](repeating: 0, count: 7) + counter + [isLast ? 1 : 0])
  }
}
