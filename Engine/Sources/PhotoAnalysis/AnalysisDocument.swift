public import FaceAnalysis
public import Vocabulary

/// The result for one photograph as other programs read it: `aglae.analysis/1`.
///
/// Keys, units and meanings are those of Documentation/schemas/aglae.analysis-1.schema.json.
/// Positions are pixels of the upright image, origin top left, y down.
public struct AnalysisDocument: Sendable, Equatable, Codable {
  public static let schemaID = "aglae.analysis/1"

  public var schema = AnalysisDocument.schemaID
  public var file: String
  /// SHA-256 of the file's bytes, hexadecimal; nil when they could not be read.
  public var sha256: String?
  /// nil when the file is no readable image.
  public var image: ImageSize?
  /// nil when the photograph was accepted.
  public var refused: [Refusal]?
  public var quality: [QualityReading]
  /// nil when no face was found and no view named.
  public var view: View?
  public var scale: Scale
  public var perspective = Perspective(status: .uncorrected, distanceMillimetres: nil)
  public var colour: Colour
  /// nil when no chart was looked for or seen.
  public var chart: Chart?
  /// nil when no station gave scale or colour.
  public var station: Station?
  /// nil when no face was found.
  public var landmarks: Landmarks?
  /// By the raw value of `SoftTissueLandmark`.
  public var profileLandmarks: [String: ProfileLandmark]?
  public var measures: [Measure]
  public var findings: [Finding]
  public var scores: [Score]
  public var grades: [Grade]
  public var skinTone: SkinTone
  public var provenance: Provenance

  enum CodingKeys: String, CodingKey {
    case schema, file, sha256, image, refused, quality, view, scale, perspective, colour, chart
    case station, landmarks, profileLandmarks, measures, findings, scores, grades, skinTone,
      provenance
  }

  public struct ImageSize: Sendable, Equatable, Codable {
    public var width: Int
    public var height: Int
  }

  /// A measured property of the photograph beside the limit it must keep.
  public struct QualityReading: Sendable, Equatable, Codable {
    public var id: String
    public var value: Double
    public var limit: Double
    public var unit: String
    public var ok: Bool
  }

  public struct View: Sendable, Equatable, Codable {
    /// Standard uncertainty of each angle, degrees.
    public struct Uncertainty: Sendable, Equatable, Codable {
      public var yaw: Double
      public var pitch: Double
      public var roll: Double

      public init(yaw: Double, pitch: Double, roll: Double) {
        self.yaw = yaw
        self.pitch = pitch
        self.roll = roll
      }
    }

    enum CodingKeys: String, CodingKey { case kind, yaw, pitch, roll, uncertainty }
    public var kind: PhotographicView
    /// Degrees, as in `HeadPose`; nil when the view was named and no face found to measure.
    public var yaw: Double?
    public var pitch: Double?
    public var roll: Double?
    /// nil while it is not known.
    public var uncertainty: Uncertainty?
  }

  /// Whether what is nearer to the camera still looks larger in the measures.
  public struct Perspective: Sendable, Equatable, Codable {
    enum CodingKeys: String, CodingKey { case status, distanceMillimetres }
    public enum Status: String, Sendable, Codable { case corrected, uncorrected }
    public var status: Status
    /// From the camera to the irises; nil when it is not known.
    public var distanceMillimetres: Double?
  }

  public struct Landmarks: Sendable, Equatable, Codable {
    public var model: String
    /// 478 points `[x, y, z]`.
    public var points: [[Double]]
    /// The points that the measures are made from by name, `[x, y, z]`; empty without measures.
    public var anatomical: [String: [Double]] = [:]
  }

  public struct ProfileLandmark: Sendable, Equatable, Codable {
    enum CodingKeys: String, CodingKey { case at, uncertainty }
    public var at: [Double]
    /// Pixels; nil while the scale that converts the published error is unknown.
    public var uncertainty: Double?
  }

  /// A value with its unit and standard uncertainty, or why there is none.
  public struct Measure: Sendable, Equatable, Codable {
    public var id: String
    public var value: Double?
    public var uncertainty: Double?
    /// One standard deviation between photographs of the same person.
    public var repeatability: Double?
    public var unit: String?
    public var notMeasurable: String?
  }

  public struct Finding: Sendable, Equatable, Codable {
    enum CodingKeys: String, CodingKey {
      case id, kind, region, centre, polygon, areaMm2, lengthMm, widthMm
      case contrast, severity, confidence
    }
    public var id: String
    public var kind: String
    public var region: FaceRegion
    public var centre: [Double]
    public var polygon: [[Double]]
    public var areaMm2: Double?
    public var lengthMm: Double?
    public var widthMm: Double?
    public var contrast: Double
    public var severity: Double
    public var confidence: Double
  }

  public struct Score: Sendable, Equatable, Codable {
    public var concern: String
    public var region: FaceRegion
    public var value: Double
    public var uncertainty: Double
    public var unit: String
  }

  public struct Grade: Sendable, Equatable, Codable {
    public var scale: String
    public var value: Int
    public var probabilities: [Double]
  }

  public struct SkinTone: Sendable, Equatable, Codable {
    enum CodingKeys: String, CodingKey { case status, ita, uncertainty }
    public enum Status: String, Sendable, Codable { case measured, uncalibrated }
    public var status: Status
    public var ita: Double?
    public var uncertainty: Double?
  }

  /// What made the document: enough to make it again.
  public struct Provenance: Sendable, Equatable, Codable {
    enum CodingKeys: String, CodingKey { case engine, models, knowledge }
    public struct Model: Sendable, Equatable, Codable {
      public var id: String
      public var sha256: String
    }
    public var engine: String
    public var models: [Model]
    /// Edition of the knowledge base, nil while none was consulted.
    public var knowledge: String?
  }
}
