public import FaceAnalysis
public import Raster
public import RasterCodecs

/// Everything found in one photograph: the document for other programs, and the pictures and
/// outlines that a screen or report draws.
public struct PhotoAnalysis: Sendable {
  public let document: AnalysisDocument
  /// The upright photograph; nil when it could not be decoded.
  public let image: PixelImage?
  public let landmarks: FaceLandmarks?
  public let pose: HeadPose?
  /// Empty when no face was found.
  public let regions: [RegionPolygon]
  /// Where bare skin lies; nil when the analysis did not go on.
  public let skin: SkinMask?
  /// The measures of the document with their names and drawings, in its order; empty when the
  /// analysis did not go on.
  public let measures: [MeasureResult]
  /// Where the eyes look; nil unless the view is frontal.
  public let gaze: Gaze?
  /// How raised and knit the brows look; nil where forehead or pose did not let it be told.
  public let brows: BrowTension?
  /// What the camera noted in the file; nil when that is not known.
  public internal(set) var camera: CameraNotes?

  public init(
    document: AnalysisDocument, image: PixelImage?, landmarks: FaceLandmarks?, pose: HeadPose?,
    regions: [RegionPolygon], skin: SkinMask?, measures: [MeasureResult] = [],
    gaze: Gaze? = nil, brows: BrowTension? = nil
  ) {
    self.document = document
    self.image = image
    self.landmarks = landmarks
    self.pose = pose
    self.regions = regions
    self.skin = skin
    self.measures = measures
    self.gaze = gaze
    self.brows = brows
  }

  /// A document without a picture.
  init(_ document: AnalysisDocument) {
    self.init(
      document: document, image: nil, landmarks: nil, pose: nil, regions: [], skin: nil)
  }
}
