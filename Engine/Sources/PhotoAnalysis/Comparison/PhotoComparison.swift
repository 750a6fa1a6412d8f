public import FaceAnalysis
internal import Vocabulary

/// Two analysed photographs held against each other.
public struct PhotoComparison: Sendable {
  public let first: PhotoAnalysis
  public let second: PhotoAnalysis
  /// Whether both show one person, as the user states: faces are not recognised.
  public let samePerson: Bool
  /// nil when one of them shows no face.
  public let registration: FaceRegistration?
  /// What stands against the comparison, the gravest first.
  public let photographDifferences: [PhotographDifference]
  /// In the order of the first photograph's measures.
  public let measures: [MeasureDifference]
  /// Whether the errors that both photographs share left the differences, so that the margins are
  /// those of a repeated photograph.
  public let constantErrorsCancel: Bool

  public init(first: PhotoAnalysis, second: PhotoAnalysis, samePerson: Bool) {
    self.first = first
    self.second = second
    self.samePerson = samePerson
    registration = first.landmarks.flatMap { face in
      second.landmarks.flatMap {
        FaceRegistration(
          of: $0, onto: face, firstScale: first.document.scale,
          secondScale: second.document.scale)
      }
    }
    photographDifferences = PhotographDifference.all(
      ComparedPhotograph(first), ComparedPhotograph(second), registration, samePerson: samePerson)
    constantErrorsCancel = samePerson && PhotographDifference.repeats(photographDifferences)
    measures = MeasureDifference.all(
      MeasuredPhotograph(first, withGaze: samePerson),
      MeasuredPhotograph(second, withGaze: samePerson),
      constantErrorsCancel: constantErrorsCancel)
  }
}

extension ComparedPhotograph {
  init(_ analysis: PhotoAnalysis) {
    let document = analysis.document
    self.init(
      face: analysis.landmarks, pose: analysis.pose, gaze: analysis.gaze, brows: analysis.brows,
      view: document.view?.kind, scale: document.scale,
      isColourCalibrated: document.colour.status == .calibrated,
      refusal: document.refused?.first?.message, width: document.image?.width ?? 1,
      height: document.image?.height ?? 1)
  }
}

extension MeasuredPhotograph {
  init(_ analysis: PhotoAnalysis, withGaze: Bool) {
    self.init(
      measures: analysis.measures, scaleSource: analysis.document.scale.source,
      gaze: withGaze ? analysis.gaze : nil)
  }
}
