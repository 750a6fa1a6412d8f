internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Testing

@testable internal import Vault

@Suite("Photographs as streams")
struct PhotographStreamTests {
  @Test(
    "A photograph comes in and goes out in chunks, and is what it was",
    arguments: EngineKind.allCases)
  func stream(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let patient = try await practice.vault.create(helene, practice.context())
    let id = Photograph.ID(at: now)
    // In pieces that fit no chunk.
    let pieces = (0..<40).map { [UInt8](repeating: UInt8($0), count: 7_001) }
    let sealed = try await practice.vault.keepPhotograph(
      AsyncStream { continuation in
        for piece in pieces { continuation.yield(piece) }
        continuation.finish()
      }, as: id, of: patient, practice.context(1))
    #expect(sealed.byteCount == 40 * 7_001)
    let chunks = try #require(
      try await practice.vault.photographChunks(id, of: patient, practice.context(2)))
    var read: [[UInt8]] = []
    for try await chunk in chunks { read.append(chunk) }
    #expect(read.count == 5 && read.allSatisfy { $0.count <= ChunkSealing.chunkSize })
    #expect(Array(read.joined()) == Array(pieces.joined()))
    #expect(try await practice.actions() == ["create", "create", "read"])
  }

  @Test("A stream that breaks leaves no photograph; a file that was cut ends in an error")
  func broken() async throws {
    let practice = try await Practice(.sqlite)
    let patient = try await practice.vault.create(helene, practice.context())
    let id = Photograph.ID(at: now)
    struct Broken: Error {}
    await #expect(throws: Broken.self) {
      try await practice.vault.keepPhotograph(
        AsyncThrowingStream<[UInt8], any Error> { continuation in
          continuation.yield([1, 2, 3])
          continuation.finish(throwing: Broken())
        }, as: id, of: patient, practice.context(1))
    }
    #expect(try await practice.vault.photographChunks(id, of: patient, practice.context(2)) == nil)
    let sealed = try await practice.vault.keepPhotograph(
      AsyncStream { continuation in
        continuation.yield([UInt8](repeating: 7, count: 200_000))
        continuation.finish()
      }, as: id, of: patient, practice.context(3))
    let path = practice.folder.path + "/photographs/\(sealed.name.prefix(2))/\(sealed.name)"
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: UInt64(PhotographSealing.headSize + ChunkSealing.sealedChunkSize))
    let chunks = try #require(
      try await practice.vault.photographChunks(id, of: patient, practice.context(4)))
    let failure = await #expect(throws: VaultFailure.self) {
      for try await _ in chunks {}
    }
    #expect(failure?.code == .sealBroken)
  }
}
