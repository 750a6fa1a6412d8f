import FaceAnalysis
import Inference
import Raster
import Testing

@Suite("Pictures without a face")
struct NoFaceTests {
  @Test("Neither noise nor a plain surface is taken for a face", arguments: 0..<8 as Range<UInt64>)
  func noFace(seed: UInt64) throws {
    let installation = try #require(Installation(containing: #filePath))
    let analyser = try FaceAnalyser(
      FaceModels(InferenceRuntime(installation, cacheFolder: nil)))
    var state = seed &* 6_364_136_223_846_793_005 &+ 1
    let samples = (0..<(320 * 240 * 3)).map { _ -> UInt8 in
      if seed == 0 { return 128 }
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    let image = PixelImage(width: 320, height: 240, samples: samples)
    let meshes = try analyser.detect(in: image).map { try analyser.landmarks(of: $0, in: image) }
    #expect(meshes.allSatisfy { $0 == nil })
  }
}
