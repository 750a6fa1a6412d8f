internal import Raster
internal import Vocabulary

extension Measure {
  /// Height of the upper lid's margin over the centre of the pupil, which stands for the corneal
  /// reflex: a lamp beside the lens shows it there. One 10° above the lens moves the reflex by
  /// 0.7 mm (half the corneal radius of 7.8 mm times the sine), which is not in the uncertainty.
  ///
  /// Source of the definition: Farkas 1994, Anthropometry of the Head and Face.
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
