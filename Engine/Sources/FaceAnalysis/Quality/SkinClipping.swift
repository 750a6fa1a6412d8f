internal import Raster

/// The share of the face's skin whose colour the sensor could not hold.
enum SkinClipping {
  /// A channel of sRGB at 250 of 255 or more counts as clipped, in linear light.
  static let clippedFrom = SRGBTransfer.linear(250.0 / 255)
  /// Calibrated on tuning renders: glints of clean skin stay below.
  static let mostShare = 0.02

  static func reading(of face: GatedFace) -> QualityReading? {
    let oval = face.frame.coverage(of: MeshOutline.oval)
    let skin = face.pixels(inside: oval, skinAtLeast: 128)
    guard skin.count > 500 else { return nil }
    let clipped = skin.count { i in
      max(face.colours.red.values[i], face.colours.green.values[i], face.colours.blue.values[i])
        >= clippedFrom
    }
    return .atMost(
      mostShare, .clippedSkin, Double(clipped) / Double(skin.count),
      advice: QualityPhrases.clippedSkin)
  }
}
