import FaceAnalysis
import Foundation
import Inference
import PhotoAnalysis
import RasterCodecs
import Testing

/// One unchanged person whose eyes look 5° above the lens in one photograph and 5° below it in the
/// other; the lids follow, as lids do.
@Suite("Photographs with another gaze")
struct GazeTests {
  private static let analyses = Result { try ["up", "down"].map(analysed) }

  private static func analysed(_ name: String) throws -> PhotoAnalysis {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("FaceAnalysisTests/Fixtures")
    let installation = try #require(Installation(containing: #filePath))
    let runtime = try InferenceRuntime(installation, cacheFolder: nil)
    let analyser = try PhotoAnalyser(
      decoder: DecodeService(), models: FaceModels(runtime), manifest: runtime.manifest)
    var options = AnalysisOptions()
    options.goesOnAfterRefusal = true
    let file = folder.appendingPathComponent("gaze-04330-\(name).jpg")
    return try analyser.analyse(
      [UInt8](try Data(contentsOf: file)), name: file.lastPathComponent, options: options)
  }

  private static let touched: Set = [
    "palpebral_fissure.right_height", "palpebral_fissure.left_height", "mrd1.right", "mrd1.left",
    "brow_position.right_height", "brow_position.left_height", "midface_ratio",
  ]

  private func changed(_ differences: [MeasureDifference]) -> Set<String> {
    Set(differences.filter { if case .changed = $0.verdict { true } else { false } }.map(\.id))
  }

  @Test("The gaze is named, and no lid, pupil or brow is called changed for it")
  func comparison() throws {
    let pair = try Self.analyses.get()
    let comparison = PhotoComparison(first: pair[0], second: pair[1], samePerson: true)
    let gaze = try #require(comparison.photographDifferences.first { $0.code == .gaze })
    #expect(try #require(gaze.value) > 6)
    #expect(changed(comparison.measures).intersection(Self.touched).isEmpty)
  }

  @Test("Without regard to the gaze, some of them would be")
  func without() throws {
    let photographs = try Self.analyses.get().map {
      MeasuredPhotograph(measures: $0.measures, scaleSource: $0.document.scale.source)
    }
    let measures = MeasureDifference.all(
      photographs[0], photographs[1], constantErrorsCancel: true)
    #expect(!changed(measures).intersection(Self.touched).isEmpty)
  }
}
