// Made by Training/gate.py from 61 tuning renders; do not edit.

/// Luminance that each patch of `LightPatches` (middle line, then the right) has under two equal
/// lights, stops from the face's own, and its spread between people.
enum LightWeights {
  static let usual: [Double] = [
    0.2530, 0.1137, 0.1716, -0.2351, -0.6119, 0.4290, 0.3889, 0.2407, -0.0999, 0.3999, -0.0622,
    -0.2582, -0.1062, 0.0867, -0.0775, -0.0865, -0.2476, 0.1919, -0.0993,
  ]
  static let spread: [Double] = [
    0.1320, 0.1258, 0.1328, 0.1840, 0.2342, 0.2690, 0.1937, 0.2034, 0.1632, 0.3204, 0.2016, 0.1041,
    0.1154, 0.1628, 0.1773, 0.1581, 0.1283, 0.2118, 0.1201,
  ]
}
