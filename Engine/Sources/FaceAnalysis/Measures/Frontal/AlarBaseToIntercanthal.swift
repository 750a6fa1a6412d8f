internal import Raster
internal import Vocabulary

extension Measure {
  /// |al–al| / |en–en|.
  ///
  /// Source of the definition: Farkas 1994, Anthropometry of the Head and Face.
  static let alarBaseToIntercanthal = Measure(
    id: "alar_base_vs_intercanthal",
    name: Phrase(
      fr: "Base alaire sur distance intercanthale", en: "Alar base to intercanthal distance"),
    unit: .one, places: FacialPlace.both(.endocanthion) + FacialPlace.both(.alare),
    formula: .value { face in
      frontalDistance(face[.alare, .left], face[.alare, .right])
        / frontalDistance(face[.endocanthion, .left], face[.endocanthion, .right])
    },
    construction: { face in
      [
        .measured(face[.alare, .right], face[.alare, .left]),
        .measured(face[.endocanthion, .right], face[.endocanthion, .left]),
      ]
    })
}
