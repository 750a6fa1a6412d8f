#if canImport(Glibc)
  private import Glibc
#endif

/// A colour in CIE 1976 L*a*b* relative to the white of D50.
public struct LabColour: Hashable, Sendable, Codable {
  /// 0 black … 100 white.
  public var lightness: Double
  /// Green to red.
  public var a: Double
  /// Blue to yellow.
  public var b: Double

  public init(_ lightness: Double, _ a: Double, _ b: Double) {
    (self.lightness, self.a, self.b) = (lightness, a, b)
  }

  /// Of a colour seen under the light whose white is `white`.
  public init(_ colour: Tristimulus, white: Tristimulus = .d50) {
    let t = colour.values / white.values
    let (x, y, z) = (Self.compressed(t.x), Self.compressed(t.y), Self.compressed(t.z))
    self.init(116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  /// Of linear sRGB, adapted to D50.
  public init(_ colour: LinearColour) {
    self.init(Tristimulus(colour).adapted(from: .d65, to: .d50))
  }

  /// Linear sRGB, adapted to D65.
  public var linearColour: LinearColour {
    tristimulus.adapted(from: .d50, to: .d65).linearColour
  }

  /// XYZ under D50.
  public var tristimulus: Tristimulus {
    let y = (lightness + 16) / 116
    let t = SIMD3(Self.expanded(y + a / 500), Self.expanded(y), Self.expanded(y - b / 200))
    return Tristimulus(values: t * Tristimulus.d50.values)
  }

  public var chroma: Double { (a * a + b * b).squareRoot() }

  /// CIE 15:2018, with the exact fractions 216/24389 and 24389/27.
  private static func compressed(_ t: Double) -> Double {
    t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116
  }

  private static func expanded(_ f: Double) -> Double {
    f > 6.0 / 29 ? f * f * f : (116 * f - 16) * 27 / 24389
  }
}
