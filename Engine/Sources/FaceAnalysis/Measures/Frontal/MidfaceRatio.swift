internal import Raster
internal import Vocabulary

extension Measure {
  /// (pu–pu) / (height from the line of the pupils to sto). Descriptive: no clinical validation is
  /// known.
  static let midfaceRatio = Measure(
    id: "midface_ratio",
    name: Phrase(fr: "Rapport de l’étage moyen", en: "Midface ratio"), unit: .one,
    places: FacialPlace.both(.pupil) + [.midline(.upperStomion), .midline(.lowerStomion)],
    formula: .value { face in
      frontalDistance(face[.pupil, .left], face[.pupil, .right])
        / (face.stomion.y - face.middle(.pupil).y)
    },
    construction: { face in
      [
        .measured(face[.pupil, .right], face[.pupil, .left]),
        .measured(face.middle(.pupil), face.stomion),
      ]
    })
}
