internal import Raster
internal import Vocabulary

extension Measure {
  /// |en–en|.
  ///
  /// Source of the definition: Farkas 1994, Anthropometry of the Head and Face.
  static let intercanthalDistance = Measure(
    id: "intercanthal_distance",
    name: Phrase(fr: "Distance intercanthale", en: "Intercanthal distance"), unit: .millimetre,
    places: FacialPlace.both(.endocanthion),
    formula: .value { face in
      frontalDistance(face[.endocanthion, .left], face[.endocanthion, .right])
    },
    construction: { face in
      [.measured(face[.endocanthion, .right], face[.endocanthion, .left])]
    })
}
