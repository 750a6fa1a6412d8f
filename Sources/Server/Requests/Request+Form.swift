internal import Hummingbird
internal import WebUI

extension Request {
  /// Most bytes of a form without files.
  private static let largestForm = 65_536

  /// A form without files.
  ///
  /// - Throws: `Problem.malformed`, `.requestTooLarge` or `.tooSlow`.
  func form<Form: Decodable>(_ type: Form.Type) async throws -> Form {
    let text = String(decoding: try await smallBody(), as: UTF8.self)
    do {
      return try URLEncodedFormDecoder().decode(type, from: text)
    } catch {
      throw Problem.malformed
    }
  }

  private func smallBody() async throws -> [UInt8] {
    let pace = BodyPace()
    var bytes: [UInt8] = []
    for try await part in body {
      guard bytes.count + part.readableBytes <= Self.largestForm else {
        throw Problem.requestTooLarge
      }
      bytes.append(contentsOf: part.readableBytesView)
      try pace.check(received: bytes.count)
    }
    return bytes
  }
}
