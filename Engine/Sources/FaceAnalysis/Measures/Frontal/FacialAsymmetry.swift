internal import Raster
internal import Vocabulary

// Asymmetry index: 100 · |R − L| / ((R + L) / 2), where R and L are the distances of a pair from
// the midline. Everyone is asymmetric; there is no diagnostic limit.

extension Measure {
  private static let pairs: [(component: String, point: FacialPoint, name: Phrase)] = [
    ("exocanthion", .exocanthion, Phrase(fr: "exocanthions", en: "exocanthia")),
    ("endocanthion", .endocanthion, Phrase(fr: "endocanthions", en: "endocanthia")),
    ("alare", .alare, Phrase(fr: "alaires", en: "alaria")),
    ("cheilion", .cheilion, Phrase(fr: "commissures", en: "cheilia")),
    ("zygion", .zygion, Phrase(fr: "zygions", en: "zygia")),
    ("gonion", .gonion, Phrase(fr: "gonions", en: "gonia")),
    ("brow_head", .browHead, Phrase(fr: "têtes des sourcils", en: "brow heads")),
    ("brow_tail", .browTail, Phrase(fr: "queues des sourcils", en: "brow tails")),
  ]

  /// One index a pair of points, then the mean of them. The apex of the brow is no pair: the mesh
  /// has no point that follows it.
  static let facialAsymmetry: [Measure] =
    pairs.map { pair in
      asymmetry(
        pair.component,
        Phrase(
          fr: "Asymétrie faciale, \(pair.name.fr)", en: "Facial asymmetry, \(pair.name.en)"),
        of: [pair.point])
    } + [
      asymmetry(
        "global", Phrase(fr: "Asymétrie faciale, moyenne", en: "Facial asymmetry, mean"),
        of: pairs.map(\.point))
    ]

  private static func asymmetry(
    _ component: String, _ name: Phrase, of points: [FacialPoint]
  ) -> Measure {
    Measure(
      id: "facial_asymmetry_index.\(component)", name: name, unit: .percent,
      places: [.midline(.nasion), .midline(.subnasale), .midline(.labraleSuperius)]
        + points.flatMap(FacialPlace.both),
      formula: .meanMagnitude { face in
        let middle = midline(of: face)
        return points.map { point in
          let right = middle - face[point, .right].x
          let left = face[point, .left].x - middle
          return 200 * (right - left) / (right + left)
        }
      },
      construction: { face in
        let middle = midline(of: face)
        func foot(_ p: Point3) -> Point3 { Point3(middle, p.y, p.z) }
        let top = foot(face[.nasion])
        let bottom = Point3(middle, face[.menton].y, face[.nasion].z)
        return [.reference(top, bottom)]
          + points.flatMap { point in
            [
              .measured(face[point, .right], foot(face[point, .right])),
              .measured(face[point, .left], foot(face[point, .left])),
            ]
          }
      })
  }

  /// Where the midline crosses the level: the mean of nasion, subnasale and labrale superius.
  private static func midline(of face: LevelFace) -> Double {
    (face[.nasion].x + face[.subnasale].x + face[.labraleSuperius].x) / 3
  }
}
