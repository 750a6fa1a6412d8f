extension Measure {
  /// Ways that lids may go when the pupil goes one. The upper lid turns by the eye's own angle
  /// (Becker & Fuchs 1988, J Neurophysiol 60:1227–1252) and lies on the eye's surface, 12 to 13 mm
  /// from the centre where the pupil is 10.5; the lower one goes 2.3 to 3.0 of its 9.0 mm (Leite
  /// et al. 2013, Braz J Med Biol Res 46:1651–1657). Either may stay.
  private static let lidWays: [(upper: Double, lower: Double)] = [(0, 0), (1.2, 0.34), (1.2, 0)]
  /// Over the outer-eye distance; small, since formulas are curved.
  private static let step = 0.005

  /// How far the formula's value goes for pupils that stand higher by the outer-eye distance, lids
  /// going the way that moves it most.
  func gazeShare(of face: LevelFace) -> Double {
    let before = values(of: face)
    return Self.lidWays.map { lids in
      var moved = face
      for (point, way) in [
        (FacialPoint.pupil, 1), (.upperLidMargin, lids.upper), (.lowerLidMargin, lids.lower),
      ] {
        for place in FacialPlace.both(point) {
          moved.move(place, axis: 1, by: -way * Self.step * face.unit)
        }
      }
      let change = zip(values(of: moved), before).reduce(0) { $0 + abs($1.0 - $1.1) }
      return change / Double(before.count) / Self.step
    }.max() ?? 0
  }
}
