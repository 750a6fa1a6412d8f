internal import Raster

extension ColourCorrection {
  /// Noise and the paint's own spread, share of what a patch usually gives.
  private static let patchNoise = 0.02
  /// A channel that a maker's matrix took below zero was cut off there, and tells nothing.
  private static let clippedBelow = 0.002
  /// What a patch counts for beside a skin (squared differences).
  private static let patchWeight = 0.01

  /// A correction for skin, by skins that are predicted as this camera sees them under this light.
  ///
  /// No patch has the spectrum of blood and melanin, so cameras see skin and paint of one colour
  /// differently, and no one correction serves both: even one fitted to the very skins beside the
  /// patches leaves most of the difference. From the patches follows what the camera and the light
  /// respond to, in a basis with a prior (`SkinColourBasis`), and from that the skins.
  ///
  /// - Parameter patches: linear colours by number of patch.
  /// - Returns: nil when there are too few patches, or they do not determine it.
  init?(forSkinBeside patches: [Int: LinearColour], of edition: ChartEdition) {
    guard patches.count >= Self.fewestSamples, let skins = Self.skins(beside: patches) else {
      return nil
    }
    let seen = zip(skins, SkinColourBasis.colours).map { Sample(seen: $0, reference: $1) }
    let paints = patches.sorted { $0.key < $1.key }.map { patch, colour in
      Sample(seen: colour, reference: edition.colours[patch], weight: Self.patchWeight)
    }
    self.init(fitting: paints + seen)
  }

  /// How the skins of the basis would be seen where `patches` are seen so.
  static func skins(beside patches: [Int: LinearColour]) -> [LinearColour]? {
    let size = SkinColourBasis.patches[0].count
    var responses: [[Double]] = []
    for channel in 0..<3 {
      var equations = NormalEquations(count: size)
      for (patch, colour) in patches.sorted(by: { $0.key < $1.key })
      where colour[channel] > clippedBelow {
        let row = SkinColourBasis.patches[patch]
        let usual = row.reduce(0) { $0 + $1 * $1 }
        equations.add(row, colour[channel], weight: 1 / (patchNoise * patchNoise * usual))
      }
      // The prior: every weight is drawn with variance one.
      for term in 0..<size {
        equations.add((0..<size).map { $0 == term ? 1 : 0 }, 0, weight: 1)
      }
      guard let response = equations.solution() else { return nil }
      responses.append(response)
    }
    return SkinColourBasis.skins.map { skin in
      func channel(_ c: Int) -> Double { zip(skin, responses[c]).reduce(0) { $0 + $1.0 * $1.1 } }
      return pointwiseMax(LinearColour(channel(0), channel(1), channel(2)), .zero)
    }
  }
}
