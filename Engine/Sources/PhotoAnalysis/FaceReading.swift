internal import FaceAnalysis
internal import Raster
internal import RasterCodecs
internal import Vocabulary

/// What the networks saw in one picture.
struct FaceReading {
  /// Least distance between the outer corners of the eyes, pixels. Engineering default.
  static let leastOuterEyeDistance = 60.0
  /// A second face counts when it is at least this share of the first one's width.
  private static let countedFaceShare = 0.5

  let image: PixelImage
  let found: [FaceDetection]
  let chart: ColourChart?
  /// What the camera noted; nil when that was not kept.
  let camera: CameraNotes?
  /// The mesh of the surest face that is one; nil when there is none.
  let landmarks: FaceLandmarks?
  /// Found around `landmarks`.
  let anatomical: AnatomicalPoints?
  /// Bare skin around the mesh to go on with; nil when there is none.
  var skin: SkinMask?

  /// The mesh to go on with, and whether its depth was seen: the corrected one, whose points
  /// without depth take that of the found mesh, or the found one.
  func mesh(correctedBy points: CorrectedPoints?) -> (landmarks: FaceLandmarks, hasDepth: Bool)? {
    guard case .mesh(let positions) = points else { return landmarks.map { ($0, true) } }
    let corrected = positions.enumerated().map { index, position in
      Point3(
        position.at.x, position.at.y, position.depth ?? landmarks?.points[index].z ?? 0)
    }
    let hasDepth = landmarks != nil || positions.allSatisfy { $0.depth != nil }
    return FaceLandmarks(points: corrected).map { ($0, hasDepth) }
  }

  /// What stands against going on with `mesh` before its quality is looked at.
  func refusals(of mesh: FaceLandmarks, isProfile: Bool) -> [Refusal] {
    var refusals: [Refusal] = []
    let largest = found.map(\.size.x).max() ?? 0
    let counted = found.filter { $0.size.x >= Self.countedFaceShare * largest }.count
    if counted > 1 {
      refusals.append(
        Refusal(
          code: .severalFaces, message: Phrases.severalFaces, value: Double(counted), limit: 1,
          unit: "1"))
    }
    let size = mesh.outerEyeDistance
    if size < Self.leastOuterEyeDistance, !isProfile {
      refusals.append(
        Refusal(
          code: .faceTooSmall, message: Phrases.faceTooSmall, value: size,
          limit: Self.leastOuterEyeDistance, unit: "px"))
    }
    return refusals
  }
}
