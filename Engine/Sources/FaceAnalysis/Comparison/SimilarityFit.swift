private import Glibc
internal import Raster

/// The similarity (turn, size, shift; never a warp) that lays one set of points on another.
///
/// Turn and shift are the least-squares ones of Umeyama 1991 (doi:10.1109/34.88573); the size is
/// Horn's symmetric one (1987, doi:10.1364/JOSAA.4.000629), so that exchanging the sets gives the
/// map back. Points that do not follow lose their weight: Cauchy's weights, whose constant of 2.385
/// deviations keeps 95 % of the efficiency for errors that are normal (Holland & Welsch 1977,
/// doi:10.1080/03610927708827533).
struct SimilarityFit {
  private static let cauchyConstant = 2.385
  /// The weights change by less than the rounding of a display long before.
  private static let iterations = 20
  /// The median length of a plane normal error over its deviation: √(2 ln 2).
  private static let medianLength = 1.1774

  private(set) var sourceCentre = Point.zero
  private(set) var targetCentre = Point.zero
  private(set) var scale = 1.0
  private var cosine = 1.0
  private var sine = 0.0
  /// Root mean square of the distances that remain, over all points, in units of the target.
  private(set) var residual = 0.0

  /// nil for fewer than three points or for points that coincide.
  init?(_ source: [Point], onto target: [Point]) {
    guard source.count == target.count, source.count >= 3 else { return nil }
    var weights = [Double](repeating: 1, count: source.count)
    var errors: [Double] = []
    for _ in 0..<Self.iterations {
      guard fit(source, target, weights) else { return nil }
      errors = zip(source, target).map { length($1 - apply($0)) }
      let deviation = errors.sorted()[errors.count / 2] / Self.medianLength
      guard deviation > 0 else { break }
      weights = errors.map {
        let share = $0 / (Self.cauchyConstant * deviation)
        return 1 / (1 + share * share)
      }
    }
    residual = (errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)).squareRoot()
  }

  func apply(_ p: Point) -> Point {
    let q = (p - sourceCentre) * scale
    return targetCentre + Point(cosine * q.x - sine * q.y, sine * q.x + cosine * q.y)
  }

  /// Degrees, clockwise on the screen.
  var rotationInDegrees: Double { arcTangentInDegrees(sine, cosine) }

  var transform: AffineTransform {
    let (c, s) = (scale * cosine, scale * sine)
    return AffineTransform(
      a: c, b: -s, tx: targetCentre.x - c * sourceCentre.x + s * sourceCentre.y,
      c: s, d: c, ty: targetCentre.y - s * sourceCentre.x - c * sourceCentre.y)
  }

  private mutating func fit(_ source: [Point], _ target: [Point], _ weights: [Double]) -> Bool {
    let total = weights.reduce(0, +)
    sourceCentre = zip(source, weights).reduce(.zero) { $0 + $1.0 * $1.1 } / total
    targetCentre = zip(target, weights).reduce(.zero) { $0 + $1.0 * $1.1 } / total
    var (along, across, sourceSpread, targetSpread) = (0.0, 0.0, 0.0, 0.0)
    for ((p, q), weight) in zip(zip(source, target), weights) {
      let (p, q) = (p - sourceCentre, q - targetCentre)
      along += weight * (p * q).sum()
      across += weight * (p.x * q.y - p.y * q.x)
      sourceSpread += weight * (p * p).sum()
      targetSpread += weight * (q * q).sum()
    }
    let strength = hypot(along, across)
    guard sourceSpread > 0, targetSpread > 0, strength > 0 else { return false }
    (cosine, sine) = (along / strength, across / strength)
    scale = (targetSpread / sourceSpread).squareRoot()
    return true
  }

  private func length(_ p: Point) -> Double { (p * p).sum().squareRoot() }
}
