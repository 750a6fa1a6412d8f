public import Raster

/// Takes the linear colours of a camera under a light to those of the chart's reference: linear sRGB
/// as the surfaces look under D50, adapted to sRGB's white.
///
/// A root-polynomial of the second degree: it corrects what a matrix corrects and the mixtures of
/// channels besides, and a surface twice as bright still gives a result twice as bright. Source:
/// Finlayson, Mackiewicz & Hurlbert 2015, IEEE Trans Image Process 24:1460–1470,
/// doi:10.1109/TIP.2015.2405336.
public struct ColourCorrection: Hashable, Sendable, Codable {
  /// For red, green and blue of the result, the weights of r, g, b, √(rg), √(gb), √(rb).
  public let weights: [[Double]]

  static let terms = 6

  /// - Returns: nil unless there are three rows of six finite weights.
  public init?(weights: [[Double]]) {
    guard weights.count == 3, weights.allSatisfy({ $0.count == Self.terms }),
      weights.joined().allSatisfy(\.isFinite)
    else { return nil }
    self.weights = weights
  }

  public init(from decoder: any Decoder) throws {
    let keyed = try decoder.container(keyedBy: CodingKeys.self)
    let weights = try keyed.decode([[Double]].self, forKey: .weights)
    guard let valid = ColourCorrection(weights: weights) else {
      throw DecodingError.dataCorruptedError(
        forKey: .weights, in: keyed, debugDescription: "A correction has three rows of six weights."
      )
    }
    self = valid
  }

  /// The corrected colour; negative channels count as dark.
  public func apply(_ colour: LinearColour) -> LinearColour {
    let terms = Self.terms(of: colour)
    func channel(_ c: Int) -> Double { zip(weights[c], terms).reduce(0) { $0 + $1.0 * $1.1 } }
    return LinearColour(channel(0), channel(1), channel(2))
  }

  static func terms(of colour: LinearColour) -> [Double] {
    let c = pointwiseMax(colour, .zero)
    return [
      c.x, c.y, c.z, (c.x * c.y).squareRoot(), (c.y * c.z).squareRoot(), (c.x * c.z).squareRoot(),
    ]
  }
}
