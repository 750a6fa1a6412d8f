internal import Raster
internal import Vocabulary

// Breadth of the nose. Source of the definitions: Farkas 1994, Anthropometry of the Head and Face.
// The bony width needs the side walls of the bone: see UnreliableMeasures.

extension Measure {
  /// |al–al|.
  static let alarBaseWidth = Measure(
    id: "alar_base_width", name: Phrase(fr: "Largeur de la base alaire", en: "Alar base width"),
    unit: .millimetre, places: FacialPlace.both(.alare),
    formula: .value { face in frontalDistance(face[.alare, .left], face[.alare, .right]) },
    construction: { face in [.measured(face[.alare, .right], face[.alare, .left])] })

  /// |al–al| / |en–en|.
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
