internal import Raster
internal import Vocabulary

// Proportions of the whole face. Source of the definitions: Powell & Humphreys 1984, Proportions
// of the Aesthetic Face; Farkas 1994, Anthropometry of the Head and Face.
// The thirds need the hairline: see UnreliableMeasures.

extension Measure {
  /// (sn–sto) / (sto–me), heights.
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

  /// Breadth of each fifth over that of the face: zy–ex, ex–en, en–en, en–ex, ex–zy, each over
  /// zy–zy. The vertex of the zygion lies on the mesh's border, not on the cheekbone's outline.
  static let facialFifths: [Measure] = [
    fifth(
      "right_outer", fr: "Cinquième externe droit", en: "Right outer fifth",
      from: FacialPlace(point: .zygion, side: .right),
      to: FacialPlace(point: .exocanthion, side: .right)),
    fifth(
      "right_eye", fr: "Cinquième de l’œil droit", en: "Fifth of the right eye",
      from: FacialPlace(point: .exocanthion, side: .right),
      to: FacialPlace(point: .endocanthion, side: .right)),
    fifth(
      "intercanthal", fr: "Cinquième intercanthal", en: "Intercanthal fifth",
      from: FacialPlace(point: .endocanthion, side: .right),
      to: FacialPlace(point: .endocanthion, side: .left)),
    fifth(
      "left_eye", fr: "Cinquième de l’œil gauche", en: "Fifth of the left eye",
      from: FacialPlace(point: .endocanthion, side: .left),
      to: FacialPlace(point: .exocanthion, side: .left)),
    fifth(
      "left_outer", fr: "Cinquième externe gauche", en: "Left outer fifth",
      from: FacialPlace(point: .exocanthion, side: .left),
      to: FacialPlace(point: .zygion, side: .left)),
  ]

  private static func fifth(
    _ component: String, fr: String, en: String, from: FacialPlace, to: FacialPlace
  ) -> Measure {
    let places = Set([from, to] + FacialPlace.both(.zygion))
    return Measure(
      id: "facial_fifths.\(component)", name: Phrase(fr: fr, en: en), unit: .one,
      places: FacialPlace.all.filter(places.contains),
      formula: .value { face in
        let breadth = face[.zygion, .left].x - face[.zygion, .right].x
        return (face[to.point, to.side].x - face[from.point, from.side].x) / breadth
      },
      construction: { face in
        let level = face.middle(.exocanthion).y
        func levelled(_ place: FacialPlace) -> Point3 {
          let p = face[place.point, place.side]
          return Point3(p.x, level, p.z)
        }
        return [.measured(levelled(from), levelled(to))]
          + FacialPlace.both(.zygion).map { .reference(face[.zygion, $0.side], levelled($0)) }
      })
  }

  /// (n–me) / (zy–zy).
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

  /// (go–go) / (zy–zy). A beard, the masseter and fat move the outline.
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
