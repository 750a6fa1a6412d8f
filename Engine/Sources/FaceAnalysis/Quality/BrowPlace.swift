internal import Raster

/// Where the brows stand over the eyes, in the head's own frame, over the distance between the outer
/// corners of the eyes; both sides' mean.
struct BrowPlace {
  let features: [Double]

  /// What lies above what, on the patient's right.
  private static let heights = [
    (159, 52), (133, 55), (33, 46), (159, 105), (133, 107), (145, 159), (168, 9), (168, 10),
  ]
  private static let breadths = [(107, 336), (55, 285)]

  /// nil for a mesh without extent.
  init?(of landmarks: FaceLandmarks, pose: HeadPose) {
    let axes = pose.axes
    func along(_ axis: Point3, _ from: Int, _ to: Int) -> Double {
      (axis * (landmarks.points[to] - landmarks.points[from])).sum()
    }
    let size = abs(along(axes.lateral, 33, 263))
    guard size > 0 else { return nil }
    features =
      Self.heights.map { low, high in
        let mirror = MeshMirror.counterparts
        return (along(axes.up, low, high) + along(axes.up, mirror[low], mirror[high])) / (2 * size)
      } + Self.breadths.map { abs(along(axes.lateral, $0, $1)) / size }
  }
}
