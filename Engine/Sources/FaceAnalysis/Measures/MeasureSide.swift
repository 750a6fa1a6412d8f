/// The sides of the patient, with their words.
struct MeasureSide: Sendable {
  let side: FacialPlace.Side
  let id: String
  let fr: (masculine: String, feminine: String)
  let en: String
}

extension Measure {
  static let sides = [
    MeasureSide(side: .right, id: "right", fr: ("droit", "droite"), en: "Right"),
    MeasureSide(side: .left, id: "left", fr: ("gauche", "gauche"), en: "Left"),
  ]
}
