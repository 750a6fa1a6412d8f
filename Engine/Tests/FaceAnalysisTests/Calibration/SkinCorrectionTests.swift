import Raster
import Testing

@testable import FaceAnalysis

@Suite("Skin's own colour correction")
struct SkinCorrectionTests {
  /// Responses of red, green and blue in the basis: an observer's under D50, as linear sRGB.
  private static let responses = [
    [0.342, -1.253, 0.629, -0.173, -0.183, -0.246, -0.316, 1.419],
    [-0.403, 0.56, -0.34, 0.206, 0.184, -1.484, -0.665, -0.266],
    [0.199, 0.064, 0.661, -0.454, -0.175, -0.864, 1.457, 0.051],
  ]

  private func seen(_ reflectance: [Double], gains: LinearColour) -> LinearColour {
    func channel(_ c: Int) -> Double {
      zip(reflectance, Self.responses[c]).reduce(0) { $0 + $1.0 * $1.1 } * gains[c]
    }
    return pointwiseMax(LinearColour(channel(0), channel(1), channel(2)), .zero)
  }

  private func patches(without hidden: Set<Int> = [], gains: LinearColour) -> [Int: LinearColour] {
    let rows = SkinColourBasis.patches.enumerated().filter { !hidden.contains($0.offset) }
    return Dictionary(
      uniqueKeysWithValues: rows.map { ($0.offset, seen($0.element, gains: gains)) })
  }

  @Test(
    "Skins are predicted from the patches, also with some hidden",
    arguments: [[], [0, 1, 5, 9, 14]] as [Set<Int>])
  func predicted(hidden: Set<Int>) throws {
    let gains = LinearColour(1.1, 0.9, 0.7)
    let found = try #require(
      ColourCorrection.skins(beside: patches(without: hidden, gains: gains)))
    for (skin, colour) in zip(SkinColourBasis.skins, found) {
      let truth = seen(skin, gains: gains)
      for channel in 0..<3 {
        // Of what a patch of two percent of noise leaves, and the prior draws towards zero.
        #expect(abs(colour[channel] - truth[channel]) < 0.02 * truth.max() + 0.002)
      }
    }
  }

  @Test("Skins come out in their colours, whatever the gains of the channels")
  func corrected() throws {
    for gains in [LinearColour(1, 1, 1), LinearColour(1.3, 0.8, 0.5)] {
      let correction = try #require(
        ColourCorrection(
          forSkinBeside: patches(gains: gains), of: .beforeNovember2014))
      let differences = zip(SkinColourBasis.skins, SkinColourBasis.colours).map { skin, colour in
        LabColour(correction.apply(seen(skin, gains: gains))).difference2000(from: colour)
      }
      // As published corrections leave paint: two is hardly seen.
      #expect(differences.reduce(0, +) / Double(differences.count) < 1.5)
    }
  }

  @Test("Too few patches give none")
  func fewPatches() {
    let few = patches(without: Set(0..<13), gains: LinearColour(1, 1, 1))
    #expect(ColourCorrection(forSkinBeside: few, of: .beforeNovember2014) == nil)
  }
}
