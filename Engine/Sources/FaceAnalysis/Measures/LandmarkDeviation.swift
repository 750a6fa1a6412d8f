internal import Raster

/// How far a point of the mesh lies from the anatomical one: root mean squares against rendered
/// faces of known geometry, so on synthetic images alone.
///
/// Source: Documentation/results/landmark-deviation-2026-11-24.md. The mesh's own offset is inside.
enum LandmarkDeviation {
  /// One standard deviation across the face, down it and in depth, over the outer-eye distance.
  static func of(_ point: FacialPoint) -> Point3 {
    switch point {
    case .glabella: Point3(0.018, 0.024, 0.043)
    case .nasion: Point3(0.020, 0.037, 0.061)
    case .pronasale: Point3(0.029, 0.079, 0.094)
    case .subnasale: Point3(0.023, 0.044, 0.063)
    case .labraleSuperius: Point3(0.031, 0.026, 0.071)
    case .upperStomion: Point3(0.025, 0.008, 0.079)
    case .lowerStomion: Point3(0.025, 0.009, 0.081)
    case .labraleInferius: Point3(0.024, 0.013, 0.091)
    case .menton: Point3(0.028, 0.043, 0.156)
    case .pupil: Point3(0.007, 0.018, 0.012)
    case .endocanthion: Point3(0.024, 0.008, 0.021)
    case .exocanthion: Point3(0.024, 0.013, 0.029)
    case .upperLidMargin: Point3(0.015, 0.010, 0.015)
    case .lowerLidMargin: Point3(0.013, 0.015, 0.019)
    case .browTop: Point3(0.025, 0.041, 0.038)
    case .alare: Point3(0.026, 0.046, 0.118)
    case .cheilion: Point3(0.013, 0.013, 0.081)
    case .zygion: Point3(0.057, 0.051, 0.201)
    case .gonion: Point3(0.040, 0.070, 0.342)
    // Without truth of their own: halfway between nasion and pronasale; as the tip; as the brow
    // over the pupil; as labrale superius.
    case .rhinion: Point3(0.025, 0.058, 0.078)
    case .supratip: Point3(0.029, 0.079, 0.094)
    case .browHead, .browTail: Point3(0.025, 0.041, 0.038)
    case .cristaPhiltri: Point3(0.031, 0.026, 0.071)
    }
  }
}
