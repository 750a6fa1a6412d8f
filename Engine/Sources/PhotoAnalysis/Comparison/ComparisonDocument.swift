public import FaceAnalysis
public import Vocabulary

/// Two photographs held against each other as other programs read it: `aglae.comparison/1`.
///
/// Keys, units and meanings are those of Documentation/schemas/aglae.comparison-1.schema.json.
/// Absent values are written as null.
public struct ComparisonDocument: Sendable, Equatable, Encodable {
  public static let schemaID = "aglae.comparison/1"

  public let schema = ComparisonDocument.schemaID
  public let first: Photograph
  public let second: Photograph
  public let samePerson: Bool
  /// nil when one of the photographs shows no face.
  public let registration: Registration?
  /// What stands against the comparison; nil when nothing does.
  public let notComparable: [Difference]?
  /// Whether margins are those of a repeated photograph, else those of the values themselves.
  public let constantErrorsCancel: Bool
  public let measures: [Measure]
  public let provenance: AnalysisDocument.Provenance

  /// What the documents of both photographs say in full.
  public struct Photograph: Sendable, Equatable, Encodable {
    public let file: String
    public let sha256: String?
    public let image: AnalysisDocument.ImageSize?
    public let refused: [Refusal]?
    public let view: AnalysisDocument.View?
    public let scale: Scale
  }

  public struct Registration: Sendable, Equatable, Encodable {
    /// `[a, b, tx, c, d, ty]`: x' = a·x + b·y + tx, y' = c·x + d·y + ty, from pixels of the second
    /// picture to those of the first.
    public let matrix: [Double]
    public let scale: Double
    /// Degrees, clockwise on the screen.
    public let rotation: Double
    public let residualPixels: Double
    public let residualMillimetres: Double?
  }

  public struct Difference: Sendable, Equatable, Encodable {
    public let code: PhotographDifference.Code
    public let message: Phrase
    public let value: Double?
    public let limit: Double?
    public let unit: String?
  }

  public struct Measure: Sendable, Equatable, Encodable {
    public enum Verdict: String, Sendable, Encodable {
      case changed, unchanged
      case notComparable = "not_comparable"
    }
    public let id: String
    public let unit: String?
    /// nil when the photograph has no value.
    public let first: Value?
    public let second: Value?
    public let verdict: Verdict
    /// The second value less the first, and its standard deviation.
    public let difference: Double?
    public let uncertainty: Double?
    public let reason: MeasureDifference.NotComparable?
  }

  public struct Value: Sendable, Equatable, Encodable {
    public let value: Double
    public let uncertainty: Double
    /// One standard deviation between photographs of the same person.
    public let repeatability: Double?
  }
}

extension ComparisonDocument {
  public init(_ comparison: PhotoComparison) {
    first = Photograph(comparison.first.document)
    second = Photograph(comparison.second.document)
    samePerson = comparison.samePerson
    registration = comparison.registration.map(Registration.init)
    let differences = comparison.photographDifferences.map(Difference.init)
    notComparable = differences.isEmpty ? nil : differences
    constantErrorsCancel = comparison.constantErrorsCancel
    measures = comparison.measures.map(Measure.init)
    provenance = comparison.first.document.provenance
  }
}
