import FaceAnalysis
import Foundation
import Raster
import Testing

/// Prints the table of Documentation/results/skin-mask; asked for with AGLAE_SKIN_TABLE=1.
@Suite(
  "Skin mask table", .serialized,
  .enabled(if: ProcessInfo.processInfo.environment["AGLAE_SKIN_TABLE"] != nil))
struct SkinTableTests {
  @Test("Overlap by tone and occluder, and time on twelve megapixels")
  func table() {
    print("| ITA | occluder | mask | face oval |")
    print("|---|---|---|---|")
    for tone in PaintedFace.tones {
      for occluder in PaintedFace.Occluder.allCases {
        let face = PaintedFace(tone: tone, occluder: occluder)
        let mask = SkinSegmentation.mask(of: face.image, landmarks: face.landmarks, person: nil)
        let figures = [face.overlap(of: mask), face.overlapOfOval()]
          .map { String(format: "%.3f", $0) }.joined(separator: " | ")
        print("| \(tone.ita) | \(occluder) | \(figures) |")
      }
    }
    let large = PaintedFace(tone: PaintedFace.tones[1], occluder: .none, scale: 3)
    var times = (0..<15).map { _ in
      let start = clock()
      _ = SkinSegmentation.mask(of: large.image, landmarks: large.landmarks, person: nil)
      return Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1000
    }
    times.sort()
    print(
      "\(large.image.width) × \(large.image.height): median \(times[7]) ms, "
        + "least \(times[0]) ms of processor time")
  }
}
