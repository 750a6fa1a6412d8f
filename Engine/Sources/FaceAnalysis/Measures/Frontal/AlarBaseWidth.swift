internal import Raster
internal import Vocabulary

extension Measure {
  /// |al–al|, between the most lateral places of the alar contours as seen from the front.
  ///
  /// Source of the definition: Farkas 1994, Anthropometry of the Head and Face.
  static let alarBaseWidth = Measure(
    id: "alar_base_width", name: Phrase(fr: "Largeur de la base alaire", en: "Alar base width"),
    unit: .millimetre, places: FacialPlace.both(.alare),
    formula: .value { face in frontalDistance(face[.alare, .left], face[.alare, .right]) },
    construction: { face in [.measured(face[.alare, .right], face[.alare, .left])] })
}
