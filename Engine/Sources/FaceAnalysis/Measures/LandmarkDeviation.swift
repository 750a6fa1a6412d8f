/// How far the points of the mesh lie from the anatomical ones: root mean squares against rendered
/// faces of known geometry, so on synthetic images alone, over the outer-eye distance.
///
/// Source: Documentation/results/landmark-deviation-2026-11-24.md. The mesh's own offset is inside.
enum LandmarkDeviation {
  /// Of a point of the midline: what is left across the face when its group has moved, down, and
  /// in depth.
  struct Midline {
    let across: Double
    let down: Double
    let away: Double
  }

  /// Of a pair: both to one side or down, both outwards or one down and one up, and in depth.
  struct Pair {
    let together: (across: Double, down: Double)
    let apart: (across: Double, down: Double)
    let away: Double
  }

  /// Points that err across the face as one, and by how much.
  static let groups: [(points: [FacialPoint], across: Double)] = [
    ([.glabella, .nasion, .rhinion, .supratip, .pronasale, .subnasale, .menton, .alare], 0.022),
    ([.labraleSuperius, .upperStomion, .lowerStomion, .labraleInferius, .cristaPhiltri], 0.026),
  ]
  /// The border of the upper vermilion moves down as a whole; the offset of labrale superius.
  static let upperBorder: (points: [FacialPoint], down: Double) = (
    [.labraleSuperius, .cristaPhiltri], 0.022
  )

  static let midline: [FacialPoint: Midline] = [
    .glabella: Midline(across: 0.011, down: 0.024, away: 0.043),
    .nasion: Midline(across: 0.006, down: 0.037, away: 0.061),
    .pronasale: Midline(across: 0.011, down: 0.079, away: 0.094),
    .subnasale: Midline(across: 0.004, down: 0.026, away: 0.061),
    .menton: Midline(across: 0.015, down: 0.043, away: 0.156),
    .labraleSuperius: Midline(across: 0.007, down: 0.014, away: 0.071),
    .upperStomion: Midline(across: 0.003, down: 0.008, away: 0.079),
    .lowerStomion: Midline(across: 0.003, down: 0.009, away: 0.081),
    .labraleInferius: Midline(across: 0.005, down: 0.013, away: 0.091),
    // Without truth of their own: as the tip of the nose.
    .rhinion: Midline(across: 0.011, down: 0.079, away: 0.094),
    .supratip: Midline(across: 0.011, down: 0.079, away: 0.094),
  ]

  static let pairs: [FacialPoint: Pair] = [
    .pupil: Pair(together: (0.005, 0.018), apart: (0.004, 0.004), away: 0.012),
    .endocanthion: Pair(together: (0.011, 0.007), apart: (0.021, 0.004), away: 0.021),
    .exocanthion: Pair(together: (0.008, 0.011), apart: (0.022, 0.005), away: 0.029),
    .upperLidMargin: Pair(together: (0.007, 0.009), apart: (0.013, 0.005), away: 0.015),
    .lowerLidMargin: Pair(together: (0.007, 0.014), apart: (0.012, 0.006), away: 0.019),
    .browTop: Pair(together: (0.016, 0.040), apart: (0.020, 0.007), away: 0.038),
    // Across with the nose but for what is left of subnasale.
    .alare: Pair(together: (0.004, 0.046), apart: (0.014, 0.003), away: 0.118),
    .cheilion: Pair(together: (0.007, 0.013), apart: (0.012, 0.002), away: 0.081),
    .zygion: Pair(together: (0.039, 0.050), apart: (0.042, 0.012), away: 0.201),
    .gonion: Pair(together: (0.024, 0.069), apart: (0.031, 0.012), away: 0.342),
    // Without truth of their own: as the brow over the pupil; as labrale superius and cheilion.
    .browHead: Pair(together: (0.016, 0.040), apart: (0.020, 0.007), away: 0.038),
    .browTail: Pair(together: (0.016, 0.040), apart: (0.020, 0.007), away: 0.038),
    .cristaPhiltri: Pair(together: (0.007, 0.014), apart: (0.012, 0.002), away: 0.071),
  ]
}
