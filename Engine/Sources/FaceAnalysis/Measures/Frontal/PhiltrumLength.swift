internal import Raster
internal import Vocabulary

extension Measure {
  /// |sn–ls|.
  ///
  /// Source of the definition: Farkas 1994, Anthropometry of the Head and Face. It holds for closed,
  /// relaxed lips.
  static let philtrumLength = Measure(
    id: "philtrum_length", name: Phrase(fr: "Hauteur du philtrum", en: "Philtrum length"),
    unit: .millimetre, places: [.midline(.subnasale), .midline(.labraleSuperius)],
    formula: .value { face in frontalDistance(face[.subnasale], face[.labraleSuperius]) },
    construction: { face in [.measured(face[.subnasale], face[.labraleSuperius])] })
}
