internal import Raster
internal import Vocabulary

extension Measure {
  /// |ch–ch| / |pu–pu|. Source: Powell & Humphreys 1984, Proportions of the Aesthetic Face.
  static let lipWidthToInterpupillary = Measure(
    id: "lip_width_vs_interpupillary",
    name: Phrase(
      fr: "Largeur des lèvres sur distance interpupillaire",
      en: "Lip width to interpupillary distance"), unit: .one,
    places: FacialPlace.both(.pupil) + FacialPlace.both(.cheilion),
    formula: .value { face in
      frontalDistance(face[.cheilion, .left], face[.cheilion, .right])
        / frontalDistance(face[.pupil, .left], face[.pupil, .right])
    },
    construction: { face in
      [
        .measured(face[.cheilion, .right], face[.cheilion, .left]),
        .measured(face[.pupil, .right], face[.pupil, .left]),
      ]
    })
}
