internal import Raster
internal import Vocabulary

extension Measure {
  /// (n–me) / (zy–zy).
  ///
  /// Sources of the definition: Powell & Humphreys 1984, Proportions of the Aesthetic Face; Farkas
  /// 1994, Anthropometry of the Head and Face.
  static let faceWidthHeight = Measure(
    id: "face_width_height",
    name: Phrase(fr: "Rapport hauteur-largeur du visage", en: "Face height to width"), unit: .one,
    places: [.midline(.nasion), .midline(.menton)] + FacialPlace.both(.zygion),
    formula: .value { face in
      frontalDistance(face[.nasion], face[.menton])
        / frontalDistance(face[.zygion, .left], face[.zygion, .right])
    },
    construction: { face in
      [
        .measured(face[.nasion], face[.menton]),
        .measured(face[.zygion, .right], face[.zygion, .left]),
      ]
    })
}
