private import Glibc
internal import Raster

extension ColourChart {
  /// Relative standard deviation of the scale for a face beside the chart rather than in its plane.
  /// Source: the protocol of standardised photography, 1–2 % for a chart in the plane of the face.
  public static let planeDeviation = 0.015

  /// Millimetres per pixel at the distance of the chart's centre, in a plane that faces the camera.
  ///
  /// Along the axis of its tilt a chart is not foreshortened, so the direction in which it is seen
  /// largest gives the scale. The uncertainty holds the pitch's own, the fit, the range of distances
  /// over the tilted chart as a uniform error, and the face's place beside it.
  ///
  /// - Parameter planeDeviation: the face's place, relative, where the photograph does not show it.
  public func scale(_ size: ChartSize, planeDeviation: Double = planeDeviation) -> Scale {
    let centre = Point(Double(Self.columns - 1) / 2, Double(Self.rows - 1) / 2)
    let (x, y) = map.derivative(at: centre)
    let pixelsPerPitch = Self.largestStretch(x, y)
    let depths = [Point(0, 0), Point(5, 0), Point(0, 3), Point(5, 3)].map { depth(at: $0) }
    let range = ((depths.max() ?? 1) - (depths.min() ?? 1)) / depth(at: centre)
    // The squared distances of the 24 places from the centre along the columns add up to 70.
    let fit = placeDeviation / (pixelsPerPitch * 70.squareRoot())
    let variance =
      size.relativeUncertainty * size.relativeUncertainty + fit * fit + range * range / 12
      + planeDeviation * planeDeviation
    return Scale(
      millimetresPerPixel: size.pitchInMillimetres / pixelsPerPitch,
      relativeUncertainty: variance.squareRoot(), source: .chart)
  }

  /// Angle between the chart and the picture's plane, degrees, from its foreshortening at the centre.
  public var tiltInDegrees: Double {
    let centre = Point(Double(Self.columns - 1) / 2, Double(Self.rows - 1) / 2)
    let (x, y) = map.derivative(at: centre)
    let largest = Self.largestStretch(x, y)
    let smallest = abs(x.x * y.y - x.y * y.x) / largest
    return acos(min(smallest / largest, 1)) * 180 / .pi
  }

  /// Distance from the camera, in a unit of its own.
  private func depth(at place: Point) -> Double { map.gx * place.x + map.gy * place.y + 1 }

  /// The larger singular value of the matrix with columns `x` and `y`.
  private static func largestStretch(_ x: Point, _ y: Point) -> Double {
    let half = ((x * x).sum() + (y * y).sum()) / 2
    let determinant = x.x * y.y - x.y * y.x
    return (half + max(half * half - determinant * determinant, 0).squareRoot()).squareRoot()
  }
}
