internal import Raster
internal import Vocabulary

extension Measure {
  /// Height of the peaks of Cupid's bow over ls, and their distance |cph–cph|.
  ///
  /// Source of the definition: Farkas 1994, Anthropometry of the Head and Face. It holds for closed,
  /// relaxed lips.
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
