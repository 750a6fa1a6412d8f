// Made by Training/gate.py from 56 tuning renders; do not edit.

/// Luminance that each patch of `LightPatches` (middle line, then the right) has under two equal
/// lights, stops from the face's own, and its spread between people.
enum LightWeights {
  static let usual: [Double] = [
    0.2542, 0.1145, 0.1831, -0.2351, -0.6167, 0.4356, 0.3908, 0.2471, -0.1033, 0.3931, -0.0703,
    -0.2539, -0.1022, 0.0893, -0.0777, -0.0888, -0.2450, 0.1980, -0.0915,
  ]
  static let spread: [Double] = [
    0.1322, 0.1181, 0.1286, 0.1814, 0.2357, 0.2770, 0.1989, 0.2090, 0.1581, 0.3177, 0.1877, 0.1040,
    0.1157, 0.1660, 0.1791, 0.1577, 0.1306, 0.2152, 0.1166,
  ]
}
