// Made by Training/gate.py from 64 tuning renders; do not edit.

/// Linear models of exposure and of the light's colour on `ColourModel.features`, stops.
enum ColourWeights {
  static let exposure = (
    constant: 1.9318,
    weights: [
      0.5954, 0.2539, -0.0162, 0.1032, -0.6424, 0.1089, 0.2439, -0.1427, 0.0687, 0.3504, 0.2574,
      0.0511, -0.0152, -0.0903, -0.0982, -0.0622, -0.2597, -0.3100,
    ]
  )
  static let redness = (
    constant: -0.0325,
    weights: [
      0.0353, 0.0401, -0.0391, 0.0015, -0.2328, -0.0968, 0.9195, -0.0099, 0.0083, 0.2534, 0.0858,
      0.0935, 0.0229, -0.0276, -0.1393, -0.0871, -0.1566, -0.0220,
    ]
  )
  static let yellowness = (
    constant: -0.1381,
    weights: [
      0.0487, -0.0263, -0.0104, -0.0034, -0.1239, 0.2231, 0.0591, 0.7581, 0.0389, 0.0840, 0.0962,
      -0.0272, -0.0252, -0.0182, -0.0082, -0.0817, -0.0594, -0.0383,
    ]
  )
}
