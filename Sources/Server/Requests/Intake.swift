internal import Hummingbird
internal import WebUI

/// Receives uploads into memory, never more than a set number of bytes at once.
actor Intake {
  private let capacity: Int
  private let largest: Int
  private var reserved = 0

  init(capacity: Int = 320_000_000, largest: Int = Site.largestUpload) {
    self.capacity = capacity
    self.largest = largest
  }

  /// - Throws: `Problem.noLength`, `.tooLarge`, `.tooSlow`, or `.busy` while other uploads fill the
  ///   room.
  func receive(_ body: RequestBody, length: Int?) async throws -> [UInt8] {
    guard let length, length >= 0 else { throw Problem.noLength }
    // The form around the file takes a little.
    guard length <= largest + 65536 else { throw Problem.tooLarge }
    guard reserved + length <= capacity else { throw Problem.busy }
    reserved += length
    defer { reserved -= length }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    let pace = BodyPace()
    for try await part in body {
      try pace.check(received: bytes.count + part.readableBytes)
      guard bytes.count + part.readableBytes <= length else { throw Problem.malformed }
      bytes.append(contentsOf: part.readableBytesView)
    }
    guard bytes.count == length else { throw Problem.malformed }
    return bytes
  }
}
