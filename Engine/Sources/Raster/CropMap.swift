/// The projective map from the pixels of a crop to the picture, row-major 3 × 3, worked out in the
/// steps and precisions of OpenCV's `getPerspectiveTransform` and `warpPerspective`.
///
/// Where a crop's pixels fall half-way between two 1/32 steps, the last bit of this map decides
/// their direction for the whole crop, and a detector trained on such crops follows.
struct CropMap {
  let m: [Double]

  /// nil when the rectangle has no area.
  init?(_ rectangle: TurnedRectangle, width: Int, height: Int) {
    let corners = rectangle.corners
    let (w, h) = (Float(width), Float(height))
    let targets = [SIMD2<Float>(0, h), SIMD2(0, 0), SIMD2(w, 0), SIMD2(w, h)]
    var rows = [[Double]](repeating: [Double](repeating: 0, count: 9), count: 8)
    for (i, (from, to)) in zip(corners, targets).enumerated() {
      rows[i][0] = Double(from.x)
      rows[i][1] = Double(from.y)
      rows[i][2] = 1
      rows[i][6] = Double(-from.x * to.x)
      rows[i][7] = Double(-from.y * to.x)
      rows[i][8] = Double(to.x)
      rows[i + 4][3] = Double(from.x)
      rows[i + 4][4] = Double(from.y)
      rows[i + 4][5] = 1
      rows[i + 4][6] = Double(-from.x * to.y)
      rows[i + 4][7] = Double(-from.y * to.y)
      rows[i + 4][8] = Double(to.y)
    }
    guard let forward = Self.solution(of: &rows) else { return nil }
    guard let inverse = Self.inverse(of: forward + [1]) else { return nil }
    m = inverse
  }

  /// Gaussian elimination with partial pivoting; the last column is the right-hand side.
  private static func solution(of rows: inout [[Double]]) -> [Double]? {
    let count = rows.count
    for i in 0..<count {
      var pivot = i
      for j in (i + 1)..<max(count, i + 1) where abs(rows[j][i]) > abs(rows[pivot][i]) {
        pivot = j
      }
      guard abs(rows[pivot][i]) >= 100 * Double.ulpOfOne else { return nil }
      rows.swapAt(i, pivot)
      let d = -1 / rows[i][i]
      for j in (i + 1)..<max(count, i + 1) {
        let alpha = rows[j][i] * d
        for k in (i + 1)...count { rows[j][k] += alpha * rows[i][k] }
      }
    }
    var x = [Double](repeating: 0, count: count)
    for i in (0..<count).reversed() {
      var sum = rows[i][count]
      for k in (i + 1)..<max(count, i + 1) { sum -= rows[i][k] * x[k] }
      x[i] = sum / rows[i][i]
    }
    return x
  }

  private static func inverse(of a: [Double]) -> [Double]? {
    let determinant =
      a[0] * (a[4] * a[8] - a[5] * a[7]) - a[1] * (a[3] * a[8] - a[5] * a[6])
      + a[2] * (a[3] * a[7] - a[4] * a[6])
    guard determinant != 0, determinant.isFinite else { return nil }
    let d = 1 / determinant
    return [
      (a[4] * a[8] - a[5] * a[7]) * d, (a[2] * a[7] - a[1] * a[8]) * d,
      (a[1] * a[5] - a[2] * a[4]) * d, (a[5] * a[6] - a[3] * a[8]) * d,
      (a[0] * a[8] - a[2] * a[6]) * d, (a[2] * a[3] - a[0] * a[5]) * d,
      (a[3] * a[7] - a[4] * a[6]) * d, (a[1] * a[6] - a[0] * a[7]) * d,
      (a[0] * a[4] - a[1] * a[3]) * d,
    ]
  }
}
