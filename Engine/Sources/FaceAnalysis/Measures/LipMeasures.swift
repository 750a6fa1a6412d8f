internal import Raster
internal import Vocabulary

// Lips. Source of the definitions: Farkas 1994, Anthropometry of the Head and Face. They hold for
// closed, relaxed lips; each vermilion is measured to its own margin.

extension Measure {
  private static let vermilions = [
    FacialPoint.labraleSuperius, .upperStomion, .lowerStomion, .labraleInferius,
  ].map(FacialPlace.midline)

  /// Height of the upper vermilion, ls–sto.
  static let upperVermilionHeight = Measure(
    id: "upper_vermilion_height",
    name: Phrase(fr: "Hauteur du vermillon supérieur", en: "Height of the upper vermilion"),
    unit: .millimetre, places: [.midline(.labraleSuperius), .midline(.upperStomion)],
    formula: .value { face in frontalDistance(face[.labraleSuperius], face[.upperStomion]) },
    construction: { face in [.measured(face[.labraleSuperius], face[.upperStomion])] })

  /// Height of the lower vermilion, sto–li.
  static let lowerVermilionHeight = Measure(
    id: "lower_vermilion_height",
    name: Phrase(fr: "Hauteur du vermillon inférieur", en: "Height of the lower vermilion"),
    unit: .millimetre, places: [.midline(.lowerStomion), .midline(.labraleInferius)],
    formula: .value { face in frontalDistance(face[.lowerStomion], face[.labraleInferius]) },
    construction: { face in [.measured(face[.lowerStomion], face[.labraleInferius])] })

  /// (ls–sto) / (sto–li). Source: Popenko et al. 2017, JAMA Facial Plast Surg.
  static let vermilionRatio = Measure(
    id: "vermilion_ratio", name: Phrase(fr: "Rapport des vermillons", en: "Vermilion ratio"),
    unit: .one, places: vermilions,
    formula: .value { face in
      frontalDistance(face[.labraleSuperius], face[.upperStomion])
        / frontalDistance(face[.lowerStomion], face[.labraleInferius])
    },
    construction: { face in
      [
        .measured(face[.labraleSuperius], face[.upperStomion]),
        .measured(face[.lowerStomion], face[.labraleInferius]),
      ]
    })

  /// Height of both vermilions over that of the lower face, (ls–sto + sto–li) / (sn–me). A ratio
  /// of heights, after Popenko et al. 2017, JAMA Facial Plast Surg, not of areas.
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

  /// |sn–ls|.
  static let philtrumLength = Measure(
    id: "philtrum_length", name: Phrase(fr: "Hauteur du philtrum", en: "Philtrum length"),
    unit: .millimetre, places: [.midline(.subnasale), .midline(.labraleSuperius)],
    formula: .value { face in frontalDistance(face[.subnasale], face[.labraleSuperius]) },
    construction: { face in [.measured(face[.subnasale], face[.labraleSuperius])] })

  /// Height of the peaks of Cupid's bow over ls, and their distance |cph–cph|.
  static let cupidsBow: [Measure] = [
    Measure(
      id: "cupids_bow.height",
      name: Phrase(fr: "Hauteur de l’arc de Cupidon", en: "Height of Cupid’s bow"),
      unit: .millimetre,
      places: [.midline(.labraleSuperius)] + FacialPlace.both(.cristaPhiltri),
      formula: .value { face in face[.labraleSuperius].y - face.middle(.cristaPhiltri).y },
      construction: { face in
        [
          .reference(face[.cristaPhiltri, .right], face[.cristaPhiltri, .left]),
          .measured(face.middle(.cristaPhiltri), face[.labraleSuperius]),
        ]
      }),
    Measure(
      id: "cupids_bow.width",
      name: Phrase(fr: "Largeur de l’arc de Cupidon", en: "Width of Cupid’s bow"),
      unit: .millimetre, places: FacialPlace.both(.cristaPhiltri),
      formula: .value { face in
        frontalDistance(face[.cristaPhiltri, .left], face[.cristaPhiltri, .right])
      },
      construction: { face in
        [.measured(face[.cristaPhiltri, .right], face[.cristaPhiltri, .left])]
      }),
  ]
}
