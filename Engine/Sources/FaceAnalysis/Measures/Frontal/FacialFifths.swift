internal import Raster
internal import Vocabulary

extension Measure {
  /// Breadth of each fifth over that of the face: zy–ex, ex–en, en–en, en–ex, ex–zy, each over
  /// zy–zy. The vertex of the zygion lies on the mesh's border, not on the cheekbone's outline.
  ///
  /// Sources of the definition: Powell & Humphreys 1984, Proportions of the Aesthetic Face; Farkas
  /// 1994, Anthropometry of the Head and Face.
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
}
