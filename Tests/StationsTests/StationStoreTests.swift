import FaceAnalysis
import Foundation
import PhotoAnalysis
import Stations
import Testing

@Suite("Photo stations are kept")
struct StationStoreTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "stations-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private var store: StationStore { StationStore(dataFolder: folder) }

  private func station(_ name: String, scale: Double = 0.2) throws -> PhotoStation {
    let text = """
      {"name": "\(name)", "camera": {"make": "Maker", "model": "M1",
        "focalLengthInMillimetres": 85, "longerSideInPixels": 6000, "shorterSideInPixels": 4000},
       "distanceInMillimetres": 1500, "distanceDeviationInMillimetres": 20, "lights": "two",
       "scale": {"millimetresPerPixel": \(scale), "relativeUncertainty": 0.02, "source": "chart"},
       "colour": {"correction": {"weights": [[1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0],
         [0, 0, 1, 0, 0, 0]]}, "meanLeftOut": 1.1, "maxLeftOut": 3, "meanFitted": 0.9,
         "maxFitted": 2, "greys": {"18": {"lightness": 95, "a": 0, "b": 2}}},
       "chartSize": {"name": "classic", "pitchInMillimetres": 45.65, "relativeUncertainty": 0.007},
       "registeredAt": "2026-11-24T09:00:00Z", "checks": []}
      """
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return try decoder.decode(PhotoStation.self, from: Data(text.utf8))
  }

  @Test("What was saved comes back, by name, and a second one of its name replaces it")
  func saved() throws {
    #expect(try store.stations().isEmpty)
    try store.save(try station("Salle 2"))
    try store.save(try station("Salle 1"))
    try store.save(try station("Salle 2", scale: 0.3))
    #expect(try store.stations() == [station("Salle 1"), station("Salle 2", scale: 0.3)])
    #expect(try store.station(named: "Salle 3") == nil)
  }

  @Test("Changes made at once are all kept")
  func concurrent() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<24 {
        group.addTask { try store.save(try station("Salle \(index)")) }
      }
      try await group.waitForAll()
    }
    #expect(try store.stations().count == 24)
  }

  @Test("A change of a station that is not there changes nothing")
  func replace() throws {
    try store.save(try station("Salle 1"))
    #expect(try store.replace(named: "Salle 2") { .success($0) } == nil)
    let refused = try store.replace(named: "Salle 1") { _ in .failure(.noChart) }
    #expect(refused == .failure(.noChart))
    #expect(try store.stations() == [station("Salle 1")])
  }

  @Test("A damaged file is an error that names it, and is left alone")
  func damaged() throws {
    let file = folder + "/stations.json"
    try Data("{\"schema\": \"aglae.stations/1\", \"stations\": [{}]}".utf8)
      .write(to: URL(fileURLWithPath: file))
    #expect(throws: StationStoreError.self) { try store.save(try station("Salle 1")) }
    do {
      _ = try store.stations()
      Issue.record("read a damaged file")
    } catch {
      #expect(error.code == .unreadable && error.description.contains(file))
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("[{}]"))
  }

  @Test("Without a data folder nothing is written")
  func noFolder() throws {
    let store = StationStore(dataFolder: folder + "/absent")
    #expect(throws: StationStoreError.self) { try store.save(try station("Salle 1")) }
  }

  @Test("A correction of another shape is not read")
  func weights() {
    let text = "{\"weights\": [[1, 0, 0], [0, 1, 0], [0, 0, 1]]}"
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(ColourCorrection.self, from: Data(text.utf8))
    }
  }
}
