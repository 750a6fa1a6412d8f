internal import Raster

/// Hair (or anything else) where measures of the upper face are taken.
///
/// Looked at are the lower forehead with the glabella and both upper cheeks: a headband covers the
/// hairline above, a beard the cheeks below, and neither is a fault.
enum HairCover {
  /// Calibrated on tuning renders: what skin masks of clean pictures leave out stays below.
  static let mostShare = 0.4

  private static let foreheadHalf: [MeshPoint] = [70, 63, 105, 66, 107, 9, 151, 108, 69, 104, 68]
  private static let cheek: [MeshPoint] = [117, 119, 100, 36, 50, 123]

  static func reading(of face: GatedFace) -> QualityReading? {
    let halves = [foreheadHalf, foreheadHalf.map(\.mirrored), cheek, cheek.map(\.mirrored)]
    let shares = halves.compactMap { coverage(of: $0, face) }
    guard let least = shares.min() else { return nil }
    return .atMost(mostShare, .hairCover, 1 - least, advice: QualityPhrases.hairOverFace)
  }

  private static func coverage(of outline: [MeshPoint], _ face: GatedFace) -> Double? {
    let area = face.frame.coverage(of: outline)
    var (skin, whole) = (0.0, 0.0)
    for i in area.values.indices where area.values[i] > 0 {
      whole += Double(area.values[i])
      skin += Double(area.values[i]) * Double(face.skin.values[i]) / 255
    }
    // Turned away, an area says nothing.
    return whole > 200 ? skin / whole : nil
  }
}
