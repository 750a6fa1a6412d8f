package import Raster
internal import Vocabulary

/// What the gate's models are learned from, for one face.
package struct GateSample: Encodable, Sendable {
  package struct Colours: Encodable, Sendable {
    /// Luminance, redness, yellowness, as in `FaceColours.Sample`.
    let skin, whites: [Double]
    let lightest, middle: Double
  }

  let points: [[Double]]
  let pose: HeadPose?
  let colours: Colours?
  let patches: [Double?]
  /// Features of `EdgeStrip` around the eyes and of the forehead.
  let strip, forehead: [Double]
  let edgeVariances: [Double?]
  /// Features of `SkinLines` and `BrowPlace`.
  let lines, brows: [Double]?

  /// nil when the mesh has no extent, or the mask belongs to another mesh.
  package init?(
    of landmarks: FaceLandmarks, pose: HeadPose?, skin: SkinMask?, in picture: PixelImage
  ) {
    guard
      let face = GatedFace(
        picture, landmarks: landmarks, pose: pose, view: .frontal, skin: skin)
    else { return nil }
    points = landmarks.points.map { [$0.x, $0.y, $0.z] }
    self.pose = pose
    colours = FaceColours(of: face).map { colours in
      func list(_ sample: FaceColours.Sample) -> [Double] {
        [sample.luminance, sample.redness, sample.yellowness]
      }
      return Colours(
        skin: list(colours.skin), whites: list(colours.whites), lightest: colours.lightest,
        middle: colours.middle)
    }
    patches = LightPatches(of: face).luminances
    strip = EdgeStrip(of: face, from: EdgeStrip.eyes).features
    forehead = EdgeStrip(of: face, from: EdgeStrip.forehead).features
    edgeVariances = EdgeWidth(of: face).variances
    lines = SkinLines(of: ForeheadPatch(of: face))?.features
    brows = pose.flatMap { BrowPlace(of: landmarks, pose: $0)?.features }
  }
}
