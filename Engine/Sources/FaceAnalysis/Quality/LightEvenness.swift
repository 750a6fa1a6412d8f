internal import Raster

#if canImport(Glibc)
  private import Glibc
#endif

/// How much lighter one side of the face is than the other.
enum LightEvenness {
  /// Two equal lights give up to 1.3, one soft light from the front up to about 1.5; a window at the
  /// side gives 2. The protocol's 1.25 asks for more than patches of skin can tell.
  static let mostRatio = 1.8
  /// Distance between the middles of the cheeks, interpupillary distances.
  private static let cheeks = 1.3
  /// Light from above is usual and counts for less.
  private static let vertical = 0.7
  /// Degrees of yaw up to which both sides are seen alike.
  static let largestYaw = 12.0

  /// nil when too little skin is seen.
  static func reading(of face: GatedFace) -> QualityReading? {
    let patches = LightPatches(of: face)
    // Brightness against the usual one is a plane over the face: constant, across, down.
    var equations = NormalEquations(count: 3)
    var count = 0
    for (i, (luminance, place)) in zip(patches.luminances, patches.places).enumerated() {
      guard let luminance else { continue }
      let row = i < LightWeights.usual.count ? i : i - LightPatches.right.count
      let spread = LightWeights.spread[row]
      equations.add(
        [1, place.x, place.y], luminance - LightWeights.usual[row], weight: 1 / (spread * spread))
      count += 1
    }
    guard count >= 12, let plane = equations.solution() else { return nil }
    let across = plane[1]
    let down = vertical * plane[2]
    let stops = cheeks * (across * across + down * down).squareRoot()
    return .atMost(mostRatio, .lightRatio, exp2(stops), advice: QualityPhrases.unevenLight)
  }
}
