public import Raster
public import Vocabulary

/// Looks at one face in a photograph and says, for each check, what it measured and what the limit
/// is. A check that cannot say (its part of the face is hidden) gives no reading.
///
/// Only what spoils the measures is refused; a photograph that is merely imperfect passes.
public struct QualityGate: Sendable {
  /// In the order of importance.
  public let readings: [QualityReading]
  /// What holds the photograph against the person's own at rest; nil where it was not seen.
  public let brows: BrowTension?

  /// - Parameters:
  ///   - pose: nil when the depth of the points was not seen.
  ///   - skin: the mask of the same points; without it colours are not judged.
  public init(
    of landmarks: FaceLandmarks, pose: HeadPose?, view: PhotographicView, skin: SkinMask?,
    in picture: PixelImage
  ) {
    var found = pose.map { ViewPose.readings(of: $0, in: view) } ?? []
    var brows: BrowTension?
    // In a profile the mesh does not lie on the face.
    if view != .leftProfile, view != .rightProfile,
      let face = GatedFace(picture, landmarks: landmarks, pose: pose, view: view, skin: skin)
    {
      found += Self.looks(of: face)
      if view != .basal {
        brows = BrowTension(of: face)
        found += Self.rest(of: face) + (brows?.readings ?? [])
      }
    }
    readings = QualityCheck.allCases.flatMap { check in found.filter { $0.check == check } }
    self.brows = brows
  }

  /// Sharpness, light and what covers the face.
  private static func looks(of face: GatedFace) -> [QualityReading] {
    let yaw = abs(face.pose?.yaw ?? 0)
    var readings = Sharpness(EdgeWidth(of: face))?.readings ?? []
    readings += FaceColours(of: face).map { ColourModel($0).readings } ?? []
    readings += [SkinClipping.reading(of: face), HairCover.reading(of: face)].compactMap { $0 }
    if yaw <= LightEvenness.largestYaw, let light = LightEvenness.reading(of: face) {
      readings.append(light)
    }
    if yaw <= Glasses.largestYaw { readings.append(Glasses.reading(of: face)) }
    if yaw <= ForeheadHair.largestYaw { readings.append(ForeheadHair.reading(of: face)) }
    return readings
  }

  /// What the points say of a face that should be at rest.
  private static func rest(of face: GatedFace) -> [QualityReading] {
    let shape = face.pose.flatMap { FaceShape(of: face.landmarks, pose: $0) }
    return (shape.map(ShapeChecks.readings) ?? [])
      + [FaceOpenings.eyes(of: face.landmarks), FaceOpenings.mouth(of: face.landmarks)]
      .compactMap { $0 }
  }
}
