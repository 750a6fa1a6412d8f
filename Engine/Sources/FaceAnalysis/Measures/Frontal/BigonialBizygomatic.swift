internal import Raster
internal import Vocabulary

extension Measure {
  /// (go–go) / (zy–zy). A beard, the masseter and fat move the outline.
  ///
  /// Sources of the definition: Powell & Humphreys 1984, Proportions of the Aesthetic Face; Farkas
  /// 1994, Anthropometry of the Head and Face.
  static let bigonialBizygomatic = Measure(
    id: "bigonial_bizygomatic",
    name: Phrase(fr: "Rapport mâchoire-pommettes", en: "Bigonial to bizygomatic width"), unit: .one,
    places: FacialPlace.both(.zygion) + FacialPlace.both(.gonion),
    formula: .value { face in
      frontalDistance(face[.gonion, .left], face[.gonion, .right])
        / frontalDistance(face[.zygion, .left], face[.zygion, .right])
    },
    construction: { face in
      [
        .measured(face[.gonion, .right], face[.gonion, .left]),
        .measured(face[.zygion, .right], face[.zygion, .left]),
      ]
    })
}
