internal import Raster
internal import Vocabulary

extension Measure {
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
}
