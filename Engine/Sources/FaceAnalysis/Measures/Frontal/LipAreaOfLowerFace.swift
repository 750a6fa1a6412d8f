internal import Raster
internal import Vocabulary

extension Measure {
  /// Height of both vermilions over that of the lower face, (ls–sto + sto–li) / (sn–me). A ratio
  /// of heights, after Popenko et al. 2017, JAMA Facial Plast Surg, not of areas.
  ///
  /// Source of the definition: Farkas 1994, Anthropometry of the Head and Face. It holds for closed,
  /// relaxed lips.
  static let lipAreaOfLowerFace = Measure(
    id: "lip_area_lower_face",
    name: Phrase(
      fr: "Part des lèvres dans le tiers inférieur", en: "Lip height of the lower face"),
    unit: .one, places: vermilions + [.midline(.subnasale), .midline(.menton)],
    formula: .value { face in
      (frontalDistance(face[.labraleSuperius], face[.upperStomion])
        + frontalDistance(face[.lowerStomion], face[.labraleInferius]))
        / frontalDistance(face[.subnasale], face[.menton])
    },
    construction: { face in
      [
        .reference(face[.subnasale], face[.menton]),
        .measured(face[.labraleSuperius], face[.labraleInferius]),
      ]
    })
}
