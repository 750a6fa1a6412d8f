internal import Raster
internal import Vocabulary

extension Measure {
  /// Width |ex–en|, and height between the lid margins above and below the pupil.
  ///
  /// Source of the definition: Farkas 1994, Anthropometry of the Head and Face.
  static let palpebralFissure: [Measure] = sides.flatMap { side in
    [
      Measure(
        id: "palpebral_fissure.\(side.id)_width",
        name: Phrase(
          fr: "Largeur de la fente palpébrale \(side.fr.feminine)",
          en: "\(side.en) palpebral fissure width"), unit: .millimetre,
        places: [.endocanthion, .exocanthion].map { FacialPlace(point: $0, side: side.side) },
        formula: .value { face in
          frontalDistance(face[.endocanthion, side.side], face[.exocanthion, side.side])
        },
        construction: { face in
          [.measured(face[.endocanthion, side.side], face[.exocanthion, side.side])]
        }),
      Measure(
        id: "palpebral_fissure.\(side.id)_height",
        name: Phrase(
          fr: "Hauteur de la fente palpébrale \(side.fr.feminine)",
          en: "\(side.en) palpebral fissure height"), unit: .millimetre,
        places: [.upperLidMargin, .lowerLidMargin].map { FacialPlace(point: $0, side: side.side) },
        formula: .value { face in
          face[.lowerLidMargin, side.side].y - face[.upperLidMargin, side.side].y
        },
        construction: { face in
          let (upper, lower) = (face[.upperLidMargin, side.side], face[.lowerLidMargin, side.side])
          return [.measured(upper, Point3(upper.x, lower.y, lower.z))]
        }),
    ]
  }
}
