import Foundation
import Testing

@Suite("The house keeps its arrows")
struct ImportTests {
  /// What each room may import of this project; anything else of this project fails.
  static let allowed: [String: Set<String>] = [
    "Knowledge": ["Vocabulary"],
    "Vocabulary": [], "CSampling": [], "Raster": ["CSampling"], "CVips": [],
    "RasterCodecs": ["CVips", "Raster", "Vocabulary"],
    "aglae-decode": ["CVips"],
    "Inference": ["COpenVINO", "Vocabulary"],
    "FaceAnalysis": ["Inference", "Raster", "Vocabulary"],
    "PhotoAnalysis": ["FaceAnalysis", "Inference", "Raster", "RasterCodecs", "Vocabulary"],
    "EngineTesting": ["Raster", "Vocabulary"],
    "decode-fuzz": ["EngineTesting", "Raster", "RasterCodecs", "Vocabulary"],
    "pose-benchmark": ["FaceAnalysis", "Inference", "Raster", "RasterCodecs", "Vocabulary"],
    "chart-benchmark": ["FaceAnalysis", "Raster", "RasterCodecs"],
    "points-fuzz": ["EngineTesting", "PhotoAnalysis", "Raster", "Vocabulary"],
    "ClinicVocabulary": ["Vocabulary"],
    "Database": ["CLibPQ", "ClinicVocabulary"],
    "ground-campaign": [
      "Access", "Audit", "CPowerCut", "ClinicTesting", "ClinicVocabulary", "Database", "Records",
      "Vault",
    ],
    "CPowerCut": [],
    "Jobs": ["ClinicVocabulary", "Database"],
    "ClinicTesting": ["Access", "Audit", "ClinicVocabulary", "Database", "Records", "Vault"],
    "Audit": ["ClinicVocabulary", "Database"],
    "Access": ["Audit", "CSodium", "ClinicVocabulary", "Database"],
    "Vault": ["Audit", "CSodium", "ClinicVocabulary", "Database", "Vocabulary"],
    "Records": ["Access", "ClinicVocabulary", "Database", "Vault"],
    "Backups": ["Access", "Audit", "ClinicVocabulary", "Database", "Vault"],
    "practice-benchmark": [
      "Access", "ClinicTesting", "ClinicVocabulary", "Database", "Records", "Vault",
    ],
    "backup-campaign": ["Audit", "ClinicVocabulary", "Database", "Vault"],
    "tamper-campaign": ["Audit", "ClinicTesting", "ClinicVocabulary", "Database"],
    "HTML": ["Vocabulary"],
    "WebUI": [
      "Access", "Audit", "ClinicVocabulary", "FaceAnalysis", "HTML", "Knowledge", "PhotoAnalysis",
      "Raster", "Vocabulary",
    ],
    "Documents": ["FaceAnalysis", "PhotoAnalysis", "Vocabulary"],
    "Stations": ["PhotoAnalysis"],
    "Server": [
      "Access", "Audit", "ClinicVocabulary", "Database", "Documents", "FaceAnalysis", "HTML",
      "Inference", "Jobs", "Knowledge", "PhotoAnalysis", "Raster", "RasterCodecs", "Records",
      "Stations",
      "Vault", "Vocabulary", "WebUI",
    ],
    "aglae": [
      "Audit", "Backups", "ClinicVocabulary", "Database", "FaceAnalysis", "Inference", "Knowledge",
      "PhotoAnalysis", "Raster", "RasterCodecs", "Server", "Stations", "Vault", "Vocabulary",
      "WebUI",
    ],
  ]
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("No room imports what its arrows forbid", arguments: allowed.keys.sorted())
  func imports(room: String) throws {
    let folder = ["Engine/Sources/", "Sources/"].map { Self.root.appendingPathComponent($0 + room) }
      .first { FileManager.default.fileExists(atPath: $0.path) }
    let files = FileManager.default.enumerator(
      at: try #require(folder), includingPropertiesForKeys: nil)
    var read = 0
    let rooms = Set(Self.allowed.keys).union(["COpenVINO", "Clibvips"])
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      read += 1
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let at = words.firstIndex(of: "import"), at <= 1, at + 1 < words.count else {
          continue
        }
        let name = String(words[at + 1])
        let mayImport = Self.allowed[room]?.contains(name) ?? false
        #expect(
          !rooms.contains(name) || mayImport, "\(file.lastPathComponent) imports \(name)")
      }
    }
    #expect(read > 0 || ["CPowerCut", "CSampling", "CVips", "EngineTesting"].contains(room))
  }
}
