// Made by Training/gate.py from 209 tuning renders; do not edit.

/// Luminance that each patch of `LightPatches` (middle line, then the right) has under two equal
/// lights, stops from the face's own, and its spread between people.
enum LightWeights {
  static let usual: [Double] = [
    0.2762, 0.1133, 0.1657, -0.2555, -0.6512, 0.4657, 0.4007, 0.2711, -0.1091, 0.4219, -0.0741,
    -0.2580, -0.1110, 0.0979, -0.0739, -0.0847, -0.2647, 0.2067, -0.1139,
  ]
  static let spread: [Double] = [
    0.1432, 0.1308, 0.1359, 0.1971, 0.2532, 0.2584, 0.2045, 0.2085, 0.1562, 0.3036, 0.1713, 0.1171,
    0.1379, 0.1716, 0.1824, 0.1685, 0.1423, 0.2171, 0.1319,
  ]
}
