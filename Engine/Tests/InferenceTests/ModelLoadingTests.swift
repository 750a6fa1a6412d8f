import Foundation
import Inference
import Testing

@Suite("Models are loaded only when they are the right ones")
struct ModelLoadingTests {
  private let installation = Installation(containing: #filePath)

  @Test("Every model of the manifest loads")
  func everyModelLoads() throws {
    let runtime = try InferenceRuntime(try #require(installation), cacheFolder: nil)
    for model in runtime.manifest.models { _ = try runtime.load(model.id) }
    #expect(runtime.manifest.models.count >= 5)
  }

  @Test("A model with one byte changed is refused")
  func alteredModelIsRefused() throws {
    let original = try #require(installation)
    let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    let copy = Installation(root: root.path)
    for folder in [root.path + "/Models", copy.modelsFolder] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(atPath: original.manifestPath, toPath: copy.manifestPath)
    let model = try ModelManifest(readingFrom: copy.manifestPath).model("face-mesh")
    var bytes = try Data(
      contentsOf: URL(fileURLWithPath: original.modelsFolder + "/" + model.file))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: copy.modelsFolder + "/" + model.file))
    let runtime = try InferenceRuntime(copy, cacheFolder: nil)
    #expect {
      try runtime.load("face-mesh")
    } throws: { error in
      guard case .modelAltered(let id, let expected, _) = error as? InferenceError else {
        return false
      }
      return id == "face-mesh" && expected == model.sha256
    }
  }

  @Test("A missing model is named with what to do")
  func missingModelIsNamed() throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(
      atPath: root.path + "/Models", withIntermediateDirectories: true)
    let copy = Installation(root: root.path)
    try FileManager.default.copyItem(
      atPath: try #require(installation).manifestPath, toPath: copy.manifestPath)
    let runtime = try InferenceRuntime(copy, cacheFolder: nil)
    #expect {
      try runtime.load("face-mesh")
    } throws: { "\($0)".contains("make setup") }
  }
}
