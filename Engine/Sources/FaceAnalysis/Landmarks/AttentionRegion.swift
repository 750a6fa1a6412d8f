internal import Raster

#if canImport(Glibc)
  private import Glibc
#endif

/// One of the three regions that the attention mesh looks at again.
///
/// Point numbers and factors are the options of the published model's own region sampling.
/// Source: Grishchenko et al. 2020, arXiv:2006.10962.
struct AttentionRegion {
  /// Points that the second half refines, in its output's order.
  let points: [Int]
  /// The two points that lie level once the region is upright.
  let level: (left: Int, right: Int)

  static let lips = AttentionRegion(
    points: [
      61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 185, 40, 39, 37, 0, 267, 269, 270, 409,
      78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 191, 80, 81, 82, 13, 312, 311, 310, 415,
      76, 77, 90, 180, 85, 16, 315, 404, 320, 307, 306, 184, 74, 73, 72, 11, 302, 303, 304, 408,
      62, 96, 89, 179, 86, 15, 316, 403, 319, 325, 292, 183, 42, 41, 38, 12, 268, 271, 272, 407,
    ], level: (61, 291))

  static let rightEye = AttentionRegion(
    points: [
      33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173, 130, 25, 110,
      24, 23, 22, 26, 112, 243, 247, 30, 29, 27, 28, 56, 190, 226, 31, 228, 229, 230, 231, 232,
      233, 244, 113, 225, 224, 223, 222, 221, 189, 35, 124, 46, 53, 52, 65, 143, 111, 117, 118,
      119, 120, 121, 128, 245, 156, 70, 63, 105, 66, 107, 55, 193,
    ], level: (33, 133))

  static let leftEye = AttentionRegion(
    points: [
      263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398, 359, 255,
      339, 254, 253, 252, 256, 341, 463, 467, 260, 259, 257, 258, 286, 414, 446, 261, 448, 449,
      450, 451, 452, 453, 464, 342, 445, 444, 443, 442, 441, 413, 265, 353, 276, 283, 282, 295,
      372, 340, 346, 347, 348, 349, 350, 357, 465, 383, 300, 293, 334, 296, 336, 285, 417,
    ], level: (362, 263))

  /// The first 16 points of an eye are its contour; the irises take their mean depth.
  static let contourCount = 16

  /// The turned box around the region's points, 1.5 times as large, as a map from coordinates
  /// 0…`units` of the box to the plane of `mesh`.
  func box(in mesh: [Point], units: Double) -> AffineTransform {
    let axis = mesh[level.right] - mesh[level.left]
    let rotation = atan2(axis.y, axis.x)
    let (c, s) = (cos(rotation), sin(rotation))
    var low = Point(repeating: .infinity)
    var high = Point(repeating: -.infinity)
    for index in points {
      let p = mesh[index]
      let upright = Point(c * p.x + s * p.y, -s * p.x + c * p.y)
      low = pointwiseMin(low, upright)
      high = pointwiseMax(high, upright)
    }
    let middle = (low + high) / 2
    let size = (high - low) * 1.5
    let step = size / units
    let corner = middle - size / 2
    return AffineTransform(
      a: c * step.x, b: -s * step.y, tx: c * corner.x - s * corner.y,
      c: s * step.x, d: c * step.y, ty: s * corner.x + c * corner.y)
  }
}
