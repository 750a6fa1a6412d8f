import FaceAnalysis
import Foundation
import Inference
import Raster
import RasterCodecs
import Testing
import Vocabulary

@testable import PhotoAnalysis

/// The three demonstration faces as they are, and with one strong fault each.
@Suite("The quality gate")
struct QualityGateTests {
  static let faces = ["face-1", "face-2", "face-3"]

  private static let analyser = Result { try makeAnalyser() }

  private static func makeAnalyser() throws -> Locked {
    let installation = try #require(Installation(containing: #filePath))
    let runtime = try InferenceRuntime(installation, cacheFolder: nil)
    return Locked(
      try PhotoAnalyser(
        decoder: DecodeService(), models: FaceModels(runtime), manifest: runtime.manifest))
  }

  private func canvas(_ name: String) throws -> Canvas {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Demonstration/\(name).jpg").standardizedFileURL
    guard
      case .decoded(let photograph) = try DecodeService().decode([UInt8](Data(contentsOf: file)))
    else { throw CocoaError(.fileReadCorruptFile) }
    return Canvas(halving: photograph.image)
  }

  private func document(
    _ canvas: Canvas, view: PhotographicView? = nil
  ) throws -> AnalysisDocument {
    var options = AnalysisOptions()
    options.view = view
    return try Self.analyser.get().analyse(canvas.image, options)
  }

  @Test("A clean picture is accepted, and every check says what it measured", arguments: faces)
  func clean(name: String) throws {
    let found = try document(canvas(name))
    #expect(found.refused == nil)
    #expect(
      found.quality.map(\.id)
        == ["outer_eye_distance"] + QualityCheck.allCases.map(\.rawValue))
    #expect(found.quality.allSatisfy { $0.ok })
  }

  @Test("A strong fault is refused for its reason", arguments: PaintedFault.allCases)
  func painted(fault: PaintedFault) throws {
    for name in Self.faces {
      let found = try document(canvas(name).painted(fault))
      let codes = (found.refused ?? []).map(\.code.rawValue)
      #expect(codes.contains(fault.code), "\(name): \(codes)")
    }
  }

  @Test(
    "Of one rendered person the photograph at rest is accepted; a near lens, raised brows and a frown are refused",
    arguments: [
      ("clean", nil), ("near", QualityCheck.lensDistance), ("brows_raised", .browsRaised),
      ("frown", .browsKnit),
    ] as [(String, QualityCheck?)])
  func rendered(name: String, check: QualityCheck?) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/gate-16001-\(name).jpg")
    guard
      case .decoded(let photograph) = try DecodeService().decode([UInt8](Data(contentsOf: file)))
    else { throw CocoaError(.fileReadCorruptFile) }
    var options = AnalysisOptions()
    options.view = .frontal
    let found = try Self.analyser.get().analyse(photograph.image, options)
    #expect(found.quality.filter { !$0.ok }.map(\.id) == [check?.rawValue].compactMap { $0 })
  }

  @Test("A refusal says what was measured, what the limit is and what to do")
  func sentences() throws {
    let found = try document(canvas("face-1").painted(.blur))
    let refusal = try #require(found.refused?.first { $0.code == .blurred })
    let reading = try #require(found.quality.first { $0.id == "blur_width" })
    #expect(refusal.value == reading.value && refusal.limit == reading.limit)
    #expect(!reading.ok && refusal.unit == "%")
    #expect(refusal.message.en.contains("Focus") && !refusal.message.fr.isEmpty)
  }

  @Test("A view that the head does not show is refused", arguments: PhotographicView.allCases)
  func views(view: PhotographicView) throws {
    let codes = (try document(canvas("face-2"), view: view).refused ?? []).map(\.code)
    #expect(codes.contains(.wrongPose) == (view != .frontal))
  }

  @Test("The same face is judged alike at another size")
  func size() throws {
    let canvas = try canvas("face-3")
    let small = Canvas(halving: canvas.image)
    let readings = try [canvas, small].map { canvas in
      Dictionary(
        uniqueKeysWithValues: try document(canvas).quality.map { ($0.id, $0.value) })
    }
    // Over the width of a limit, or its distance from a clean picture's value.
    for (id, most) in [
      ("exposure", 0.3), ("colour_cast", 0.1), ("light_ratio", 0.1), ("blur_width", 0.5),
    ] {
      let (large, little) = (try #require(readings[0][id]), try #require(readings[1][id]))
      #expect(abs(large - little) < most, "\(id)")
    }
  }
}

/// The analyser keeps workspace, so tests take turns.
///
/// `@unchecked Sendable` is sound: every use holds the lock.
private final class Locked: @unchecked Sendable {
  private let analyser: PhotoAnalyser
  private let lock = NSLock()

  init(_ analyser: PhotoAnalyser) { self.analyser = analyser }

  func analyse(_ image: PixelImage, _ options: AnalysisOptions) throws -> AnalysisDocument {
    lock.lock()
    defer { lock.unlock() }
    return try analyser.analyse(image, name: "painted", sha256: nil, options: options).document
  }
}
