internal import Raster
internal import Vocabulary

extension Measure {
  /// (sn–sto) / (sto–me), heights.
  ///
  /// Sources of the definition: Powell & Humphreys 1984, Proportions of the Aesthetic Face; Farkas
  /// 1994, Anthropometry of the Head and Face.
  static let lowerThirdSplit = Measure(
    id: "lower_third_split",
    name: Phrase(fr: "Partage du tiers inférieur", en: "Split of the lower third"), unit: .one,
    places: [.midline(.subnasale), .midline(.upperStomion), .midline(.lowerStomion)]
      + [.midline(.menton)],
    formula: .value { face in
      (face.stomion.y - face[.subnasale].y) / (face[.menton].y - face.stomion.y)
    },
    construction: { face in
      [.measured(face[.subnasale], face.stomion), .measured(face.stomion, face[.menton])]
    })
}
