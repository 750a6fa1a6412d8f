internal import Raster
internal import Vocabulary

extension Measure {
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

  /// The points of both vermilions in the midline.
  static let vermilions = [
    FacialPoint.labraleSuperius, .upperStomion, .lowerStomion, .labraleInferius,
  ].map(FacialPlace.midline)
}
