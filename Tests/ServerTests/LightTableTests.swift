import FaceAnalysis
import Raster
import Synchronization
import Testing

@testable import PhotoAnalysis
@testable import Server

@Suite("The light table")
struct LightTableTests {
  /// A clock that a test moves.
  final class TestClock: Sendable {
    private let instant = Mutex(ContinuousClock.now)
    var now: ContinuousClock.Instant { instant.withLock { $0 } }
    func advance(by duration: Duration) { instant.withLock { $0 += duration } }
  }

  private func photograph(side: Int) throws -> HeldPhotograph {
    let image = PixelImage(
      width: side, height: side, samples: [UInt8](repeating: 90, count: side * side * 3))
    let document = AnalysisDocument(
      file: "a.jpg", sha256: nil, image: nil, refused: nil, quality: [], view: nil,
      scale: .unknown, colour: .init(status: .uncalibrated, meanDeltaE2000: nil), landmarks: nil,
      profileLandmarks: nil, measures: [], findings: [], scores: [], grades: [],
      skinTone: .init(status: .uncalibrated, ita: nil, uncertainty: nil),
      provenance: .init(engine: "test", models: [], knowledge: nil))
    return HeldPhotograph(
      analysis: PhotoAnalysis(
        document: document, image: image, landmarks: nil, pose: nil, regions: [], skin: nil),
      pictures: try ScreenPictures(image), options: AnalysisOptions(), foundLandmarks: nil)
  }

  @Test("A visitor sees only the photographs that they brought")
  func ownership() async throws {
    let table = LightTable()
    let (owner, other) = (RandomID(), RandomID())
    let id = await table.put(try photograph(side: 8), for: owner)
    #expect(await table.photograph(id, of: owner) != nil)
    #expect(await table.photograph(id, of: other) == nil)
    #expect(await table.replace(id, of: other, with: try photograph(side: 9)) == false)
    await table.remove(id, of: other)
    #expect(await table.photograph(id, of: owner) != nil)
    await table.remove(id, of: owner)
    #expect(await table.photograph(id, of: owner) == nil)
  }

  @Test("What is not used is forgotten, what is used stays")
  func timeKept() async throws {
    let clock = TestClock()
    let table = LightTable(timeKept: .seconds(60), now: { clock.now })
    let owner = RandomID()
    let used = await table.put(try photograph(side: 8), for: owner)
    let unused = await table.put(try photograph(side: 8), for: owner)
    clock.advance(by: .seconds(40))
    _ = await table.photograph(used, of: owner)
    clock.advance(by: .seconds(40))
    #expect(await table.photographs(of: owner).map(\.id) == [used])
    #expect(await table.photograph(unused, of: owner) == nil)
  }

  @Test("A full table drops the least recently used and stays within its capacity")
  func capacity() async throws {
    let clock = TestClock()
    let size = try photograph(side: 64).byteCount
    let table = LightTable(capacity: 2 * size, now: { clock.now })
    let owner = RandomID()
    var ids: [RandomID] = []
    for _ in 0..<3 {
      clock.advance(by: .seconds(1))
      ids.append(await table.put(try photograph(side: 64), for: owner))
      clock.advance(by: .seconds(1))
      _ = await table.photograph(ids[0], of: owner)
    }
    #expect(await table.photograph(ids[1], of: owner) == nil)
    #expect(await table.photographs(of: owner).map(\.id) == [ids[2], ids[0]])
    #expect(await table.bytesHeld <= 2 * size)
  }
}
