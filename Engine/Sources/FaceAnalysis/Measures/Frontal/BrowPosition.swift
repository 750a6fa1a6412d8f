internal import Raster
internal import Vocabulary

extension Measure {
  /// Height of the brow's upper edge over the centre of the pupil. Source of the definition:
  /// Gunter & Antrobus 1997, Plast Reconstr Surg 99:1808–1816.
  ///
  /// The mesh follows the edge of a brow roughly and not its styling; the deviation of its point
  /// says how roughly. Apex and tail stand in UnreliableMeasures.
  static let browPosition: [Measure] = sides.map { side in
    Measure(
      id: "brow_position.\(side.id)_height",
      name: Phrase(fr: "Hauteur du sourcil \(side.fr.masculine)", en: "\(side.en) brow height"),
      unit: .millimetre,
      places: [.pupil, .browTop].map { FacialPlace(point: $0, side: side.side) },
      formula: .value { face in face[.pupil, side.side].y - face[.browTop, side.side].y },
      construction: { face in
        let (pupil, brow) = (face[.pupil, side.side], face[.browTop, side.side])
        return [.point(pupil), .measured(pupil, Point3(pupil.x, brow.y, brow.z))]
      })
  }
}
