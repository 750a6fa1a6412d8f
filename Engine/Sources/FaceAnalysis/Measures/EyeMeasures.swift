internal import Raster
internal import Vocabulary

// Lids and canthi. Source of the definitions: Farkas 1994, Anthropometry of the Head and Face.

extension Measure {
  /// |en–en|.
  static let intercanthalDistance = Measure(
    id: "intercanthal_distance",
    name: Phrase(fr: "Distance intercanthale", en: "Intercanthal distance"), unit: .millimetre,
    places: FacialPlace.both(.endocanthion),
    formula: .value { face in
      frontalDistance(face[.endocanthion, .left], face[.endocanthion, .right])
    },
    construction: { face in
      [.measured(face[.endocanthion, .right], face[.endocanthion, .left])]
    })

  /// Angle from the inner to the outer corner, positive when the outer one is higher, against the
  /// level of the head. Source: Bashour & Geist 2007, Ophthalmic Plast Reconstr Surg 23(1):52–56.
  static let canthalTilt: [Measure] = sides.map { side in
    Measure(
      id: "canthal_tilt.\(side.id)",
      name: Phrase(
        fr: "Inclinaison canthale \(side.fr.feminine)", en: "\(side.en) canthal tilt"),
      unit: .degree,
      places: [.endocanthion, .exocanthion].map { FacialPlace(point: $0, side: side.side) },
      formula: .value { face in
        let (inner, outer) = (face[.endocanthion, side.side], face[.exocanthion, side.side])
        return arcTangentInDegrees(inner.y - outer.y, abs(outer.x - inner.x))
      },
      construction: { face in
        let (inner, outer) = (face[.endocanthion, side.side], face[.exocanthion, side.side])
        return [
          .measured(inner, outer), .reference(inner, Point3(outer.x, inner.y, inner.z)),
        ]
      })
  }

  /// Width |ex–en|, and height between the lid margins above and below the pupil.
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

  /// Height of the upper lid's margin over the centre of the pupil, which stands for the corneal
  /// reflex: a lamp beside the lens shows it there. One 10° above the lens moves the reflex by
  /// 0.7 mm (half the corneal radius of 7.8 mm times the sine), which is not in the uncertainty.
  static let marginalReflexDistance: [Measure] = sides.map { side in
    Measure(
      id: "mrd1.\(side.id)",
      name: Phrase(
        fr: "Distance reflet-bord libre supérieur \(side.fr.feminine) (MRD1)",
        en: "\(side.en) marginal reflex distance (MRD1)"), unit: .millimetre,
      places: [.pupil, .upperLidMargin].map { FacialPlace(point: $0, side: side.side) },
      formula: .value { face in
        face[.pupil, side.side].y - face[.upperLidMargin, side.side].y
      },
      construction: { face in
        let (pupil, lid) = (face[.pupil, side.side], face[.upperLidMargin, side.side])
        return [.point(pupil), .measured(pupil, Point3(pupil.x, lid.y, lid.z))]
      })
  }
}
