internal import Raster
internal import Vocabulary

// How far the ridge of the nose leaves the midline of the face. The line runs through the face's
// own points, so that roll does not matter; an asymmetric face bends the line itself.

extension Measure {
  private static let ridge: [FacialPoint] = [
    .nasion, .rhinion, .supratip, .pronasale, .subnasale,
  ]

  static let dorsalLineDeviation: [Measure] = [
    /// The largest distance of a ridge point from the line from g to the middle of the cristae
    /// philtri; positive to the patient's left.
    Measure(
      id: "dorsal_line_deviation.distance",
      name: Phrase(fr: "Déviation de l’arête nasale", en: "Deviation of the dorsal line"),
      unit: .millimetre, limits: .dorsal,
      places: [.midline(.glabella)] + ridge.map(FacialPlace.midline)
        + FacialPlace.both(.cristaPhiltri),
      formula: .value { face in
        ridge.map { deviation(of: face[$0], in: face) }
          .reduce(0) { abs($1) > abs($0) ? $1 : $0 }
      },
      construction: { face in
        [.reference(face[.glabella], face.middle(.cristaPhiltri))]
          + zip(ridge, ridge.dropFirst()).map { .measured(face[$0], face[$1]) }
      }),
    /// The bend g–n–prn: zero when straight, positive when the tip turns to the patient's left.
    Measure(
      id: "dorsal_line_deviation.angle",
      name: Phrase(fr: "Angle de déviation du nez", en: "Angle of nasal deviation"),
      unit: .degree, limits: .dorsal,
      places: [.glabella, .nasion, .pronasale].map(FacialPlace.midline),
      formula: .value { face in
        let above = face[.nasion] - face[.glabella]
        let below = face[.pronasale] - face[.nasion]
        return arcTangentInDegrees(
          above.y * below.x - above.x * below.y, above.x * below.x + above.y * below.y)
      },
      construction: { face in
        [
          .reference(face[.glabella], face[.nasion]),
          .measured(face[.nasion], face[.pronasale]),
        ]
      }),
  ]

  /// Signed distance in the frontal plane from the line from g to the middle of the cristae.
  private static func deviation(of p: Point3, in face: LevelFace) -> Double {
    let (from, to) = (face[.glabella], face.middle(.cristaPhiltri))
    let (line, arm) = (to - from, p - from)
    return (arm.x * line.y - arm.y * line.x) / frontalDistance(from, to)
  }
}
