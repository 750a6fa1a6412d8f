internal import Raster

/// Makes a mask of a probability: whole patches, no specks.
enum SkinCleaning {
  static func coverage(of probability: Plane<Float>) -> Plane<UInt8> {
    let unit = FaceFrame.pixelsPerPupilDistance
    let kept = filter(probability, largerThan: Int(0.012 * unit * unit)) { $0 > 0.5 }
    // Moles and glints are skin.
    let background = filter(probability, largerThan: Int(0.0015 * unit * unit)) { $0 <= 0.5 }
    let values = probability.values.indices.map { i -> UInt8 in
      let p = probability.values[i]
      // The soft rim belongs to the patch that it rims.
      if p > 0.5, !kept[i] { return 0 }
      if p <= 0.5, !background[i] { return 255 }
      return UInt8((255 * min(1, max(0, (p - 0.3) / 0.4))).rounded())
    }
    return Plane(width: probability.width, height: probability.height, values: values)
  }

  /// Which pixels belong to a patch of `size` pixels or more for which `belongs` holds.
  private static func filter(
    _ probability: Plane<Float>, largerThan size: Int, where belongs: (Float) -> Bool
  ) -> [Bool] {
    let components = ConnectedComponents(of: probability, where: belongs)
    let isLarge = components.sizes.indices.map { $0 > 0 && components.sizes[$0] >= size }
    return components.labels.values.map { isLarge[Int($0)] }
  }
}
