/// Polygons as coverage of pixels.
public enum PolygonRaster {
  /// Rows of samples a pixel; along a row coverage is exact.
  static let rows = 4

  /// The share of each pixel, 0…1, that lies inside the polygon (even–odd rule); the corners are
  /// in pixels of the plane, the last joins the first.
  public static func coverage(of corners: [Point], width: Int, height: Int) -> Plane<Float> {
    var plane = Plane<Float>(width: width, height: height, repeating: 0)
    add(corners, to: &plane)
    return plane
  }

  /// Adds the polygon's coverage to `plane`.
  public static func add(_ corners: [Point], to plane: inout Plane<Float>) {
    let (width, height) = (plane.width, plane.height)
    guard corners.count > 2, width > 0,
      let top = corners.map(\.y).min(), let bottom = corners.map(\.y).max(),
      top.isFinite, bottom.isFinite
    else { return }
    let first = Int(max(0, top.rounded(.down)))
    let last = Int(min(Double(height), bottom.rounded(.up)))
    guard first < last else { return }
    let weight = 1 / Float(rows)
    var crossings: [Double] = []
    plane.values.withUnsafeMutableBufferPointer { values in
      for y in first..<last {
        for row in 0..<rows {
          let v = Double(y) + (Double(row) + 0.5) / Double(rows)
          crossings.removeAll(keepingCapacity: true)
          for i in corners.indices {
            let a = corners[i]
            let b = corners[i + 1 == corners.count ? 0 : i + 1]
            if (a.y > v) != (b.y > v) {
              crossings.append(a.x + (v - a.y) * (b.x - a.x) / (b.y - a.y))
            }
          }
          crossings.sort()
          for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
            addSpan(crossings[pair], crossings[pair + 1], weight, to: values, y * width, width)
          }
        }
      }
    }
  }

  private static func addSpan(
    _ from: Double, _ to: Double, _ weight: Float,
    to values: UnsafeMutableBufferPointer<Float>, _ start: Int, _ width: Int
  ) {
    let left = max(from, 0)
    let right = min(to, Double(width))
    guard left < right else { return }
    let first = Int(left)
    let last = min(Int(right), width - 1)
    if first == last {
      values[start + first] += weight * Float(right - left)
      return
    }
    values[start + first] += weight * Float(Double(first + 1) - left)
    for x in (first + 1)..<max(last, first + 1) { values[start &+ x] += weight }
    values[start + last] += weight * Float(right - Double(last))
  }
}
