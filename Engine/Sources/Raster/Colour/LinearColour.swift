#if canImport(Glibc)
  private import Glibc
#endif

/// Linear light of a colour: red, green, blue of sRGB's primaries, white at (1, 1, 1) under D65.
/// Values below 0 and above 1 are colours that sRGB cannot show.
public typealias LinearColour = SIMD3<Double>

extension SRGBTransfer {
  /// The encoded value of linear light, both 0…1 where sRGB can show it; mirrored below 0.
  public static func encoded(_ linear: Double) -> Double {
    if linear < 0 { return -encoded(-linear) }
    return linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055
  }
}

/// CIE XYZ tristimulus values, a white surface at Y = 1.
public struct Tristimulus: Hashable, Sendable {
  public var values: SIMD3<Double>

  public init(_ x: Double, _ y: Double, _ z: Double) { values = SIMD3(x, y, z) }

  init(values: SIMD3<Double>) { self.values = values }

  /// White of illuminant D50 as the ICC rounds it (ICC.1:2022), and of D65 (IEC 61966-2-1:1999).
  public static let d50 = Tristimulus(0.96422, 1, 0.82521)
  public static let d65 = Tristimulus(0.95047, 1, 1.08883)

  /// Under D65; the matrix is the one that IEC 61966-2-1:1999 follows from the primaries.
  public init(_ colour: LinearColour) { values = Self.fromSRGB * colour }

  /// Linear sRGB of a colour under D65.
  public var linearColour: LinearColour { Self.toSRGB * values }

  /// The colour that looks under `target`'s light as this one looks under `source`'s, by the
  /// Bradford transform (Lam 1985; ICC.1:2022, annex E).
  public func adapted(from source: Tristimulus, to target: Tristimulus) -> Tristimulus {
    let gains = (Self.bradford * target.values) / (Self.bradford * source.values)
    return Tristimulus(values: Self.bradfordInverse * (gains * (Self.bradford * values)))
  }

  private static let fromSRGB = Matrix3(
    SIMD3(0.4124564, 0.3575761, 0.1804375), SIMD3(0.2126729, 0.7151522, 0.0721750),
    SIMD3(0.0193339, 0.1191920, 0.9503041))
  private static let toSRGB = fromSRGB.inverse
  private static let bradford = Matrix3(
    SIMD3(0.8951, 0.2664, -0.1614), SIMD3(-0.7502, 1.7135, 0.0367), SIMD3(0.0389, -0.0685, 1.0296))
  private static let bradfordInverse = bradford.inverse
}

/// Three rows of three.
private struct Matrix3 {
  let rows: (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>)

  init(_ first: SIMD3<Double>, _ second: SIMD3<Double>, _ third: SIMD3<Double>) {
    rows = (first, second, third)
  }

  static func * (m: Matrix3, v: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3((m.rows.0 * v).sum(), (m.rows.1 * v).sum(), (m.rows.2 * v).sum())
  }

  /// By cross products; the matrices here are far from singular.
  var inverse: Matrix3 {
    let (a, b, c) = rows
    let (x, y, z) = (cross(b, c), cross(c, a), cross(a, b))
    let determinant = (a * x).sum()
    return Matrix3(
      SIMD3(x.x, y.x, z.x) / determinant, SIMD3(x.y, y.y, z.y) / determinant,
      SIMD3(x.z, y.z, z.z) / determinant)
  }

  private func cross(_ p: SIMD3<Double>, _ q: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(p.y * q.z - p.z * q.y, p.z * q.x - p.x * q.z, p.x * q.y - p.y * q.x)
  }
}
