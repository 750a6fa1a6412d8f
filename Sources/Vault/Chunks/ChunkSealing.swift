internal import Crypto

/// How a file is sealed in chunks: the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár,
/// Online authenticated-encryption and its nonce-reuse misuse-resistance, CRYPTO 2015).
///
/// A head in clear, then chunks of 64 KiB, each sealed with AES-256-GCM under a key of this file
/// alone, with the head as associated data. A chunk's nonce is its number and whether it is the last,
/// so that chunks cannot be left out, repeated, exchanged or added.
struct ChunkSealing: Sendable {
  static let saltSize = 32
  static let chunkSize = 64 * 1024
  static let sealedChunkSize = chunkSize + 16
  let head: [UInt8]
  private let key: SymmetricKey

  /// - Parameters:
  ///   - key: of this file alone, made from a random salt that the head holds.
  ///   - head: what the file begins with.
  init(_ key: SymmetricKey, head: [UInt8]) {
    self.key = key
    self.head = head
  }

  /// Ciphertext and tag of one chunk.
  func seal(_ chunk: [UInt8], number: UInt32, isLast: Bool) throws(VaultFailure) -> [UInt8] {
    guard let nonce = Self.nonce(number, isLast),
      let box = try? AES.GCM.seal(chunk, using: key, nonce: nonce, authenticating: head)
    else { throw VaultFailure(.sealBroken, "chunk \(number)", cause: "cannot seal") }
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
