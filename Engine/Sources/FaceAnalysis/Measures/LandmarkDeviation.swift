internal import Raster

/// How far a point of the mesh lies from the anatomical one.
enum LandmarkDeviation {
  /// One standard deviation to the patient's left, down and away, over the outer-eye distance.
  static func of(_ point: FacialPoint) -> Point3 {
    switch point {
    case .glabella: Point3(0.020, 0.025, 0.05)
    case .nasion: Point3(0.020, 0.036, 0.05)
    case .rhinion: Point3(0.025, 0.040, 0.05)
    case .supratip: Point3(0.030, 0.041, 0.05)
    case .pronasale: Point3(0.031, 0.078, 0.05)
    case .subnasale: Point3(0.024, 0.044, 0.05)
    case .labraleSuperius: Point3(0.039, 0.032, 0.05)
    case .upperStomion, .lowerStomion: Point3(0.031, 0.012, 0.05)
    case .labraleInferius: Point3(0.031, 0.015, 0.05)
    case .menton: Point3(0.030, 0.055, 0.05)
    case .pupil: Point3(0.007, 0.016, 0.05)
    case .endocanthion: Point3(0.022, 0.009, 0.05)
    case .exocanthion: Point3(0.023, 0.013, 0.05)
    case .upperLidMargin: Point3(0.017, 0.011, 0.05)
    case .lowerLidMargin: Point3(0.014, 0.014, 0.05)
    case .browHead, .browTop, .browTail: Point3(0.030, 0.037, 0.05)
    case .alare: Point3(0.027, 0.048, 0.05)
    case .cheilion: Point3(0.018, 0.013, 0.05)
    case .cristaPhiltri: Point3(0.039, 0.032, 0.05)
    case .zygion: Point3(0.056, 0.051, 0.10)
    case .gonion: Point3(0.041, 0.078, 0.10)
    }
  }
}
