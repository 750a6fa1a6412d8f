internal import Raster
internal import Vocabulary

extension Measure {
  /// Height of the lower vermilion, sto–li.
  ///
  /// Source of the definition: Farkas 1994, Anthropometry of the Head and Face. It holds for closed,
  /// relaxed lips.
  static let lowerVermilionHeight = Measure(
    id: "lower_vermilion_height",
    name: Phrase(fr: "Hauteur du vermillon inférieur", en: "Height of the lower vermilion"),
    unit: .millimetre, places: [.midline(.lowerStomion), .midline(.labraleInferius)],
    formula: .value { face in frontalDistance(face[.lowerStomion], face[.labraleInferius]) },
    construction: { face in [.measured(face[.lowerStomion], face[.labraleInferius])] })
}
