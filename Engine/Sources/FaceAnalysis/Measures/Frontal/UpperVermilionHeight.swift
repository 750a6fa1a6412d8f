internal import Raster
internal import Vocabulary

extension Measure {
  /// Height of the upper vermilion, ls–sto.
  ///
  /// Source of the definition: Farkas 1994, Anthropometry of the Head and Face. It holds for closed,
  /// relaxed lips.
  static let upperVermilionHeight = Measure(
    id: "upper_vermilion_height",
    name: Phrase(fr: "Hauteur du vermillon supérieur", en: "Height of the upper vermilion"),
    unit: .millimetre, places: [.midline(.labraleSuperius), .midline(.upperStomion)],
    formula: .value { face in frontalDistance(face[.labraleSuperius], face[.upperStomion]) },
    construction: { face in [.measured(face[.labraleSuperius], face[.upperStomion])] })
}
