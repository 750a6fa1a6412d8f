internal import Raster
internal import Vocabulary

/// What the mesh says about where skin is, before any colour is looked at.
struct SkinPrior {
  /// Probability of skin, 0…1.
  var probability: Plane<Float>
  /// Skin in nearly every picture: cheeks below the eyes, bridge of the nose, middle of the
  /// forehead.
  var seeds: Plane<Float>
  /// Where shine is to be expected: the face above the mouth without eyes and brows.
  var shine: Plane<Float>
  /// Eyes, mouth: neither an example of skin nor of what is no skin.
  var excluded: Plane<Float>

  init(frame: FaceFrame, person: PersonMask?) {
    let unit = FaceFrame.pixelsPerPupilDistance
    let face = frame.coverage(of: MeshOutline.oval)
    let hairline = frame.coverage(of: RegionPolygon.of(.forehead, following: frame.face).corners)
    let neck = frame.coverage(of: RegionPolygon.of(.neck, following: frame.face).corners)
    let ears = frame.coverage(of: MeshOutline.ear).combined(
      with: frame.coverage(of: MeshOutline.ear.map(\.mirrored)), max)
    let crown = frame.coverage(of: MeshOutline.crown)
    var p = Plane<Float>(width: frame.width, height: frame.height, repeating: 0.03)
    func raise(_ area: Plane<Float>, to value: Float) {
      p = p.combined(with: area) { $0 + $1 * max(0, value - $0) }
    }
    raise(crown, to: 0.2)
    raise(neck.boxBlurred(radius: Int(0.12 * unit)), to: 0.6)
    raise(ears, to: 0.45)
    raise(hairline, to: 0.6)
    p = p.boxBlurred(radius: Int(0.05 * unit))
    raise(face.boxBlurred(radius: Int(0.05 * unit)), to: 0.88)

    let brows = both(frame, MeshOutline.brow).dilated(radius: 1).boxBlurred(radius: 2)
    let nostrils = both(frame, MeshOutline.nostril).boxBlurred(radius: 1)
    p = p.combined(with: brows) { $0 * (1 - 0.85 * $1) }
    p = p.combined(with: nostrils) { $0 * (1 - 0.6 * $1) }
    let eyes = both(frame, MeshOutline.eye).dilated(radius: 1)
    let lips = frame.coverage(of: MeshOutline.lips)
    excluded = eyes.combined(with: lips, max)
    p = p.combined(with: excluded) { $0 * (1 - $1) }
    if let person { p = p.combined(with: Self.sampled(person, frame)) { $0 * max(0.02, $1) } }
    probability = p

    seeds = both(frame, MeshOutline.cheekSeed)
      .combined(with: frame.coverage(of: MeshOutline.noseSeed), max)
      .combined(with: frame.coverage(of: MeshOutline.foreheadSeed), max)
      .combined(with: p) { $1 > 0.3 ? $0 : 0 }
    shine = frame.coverage(of: MeshOutline.shine).combined(with: brows) { $0 * (1 - $1) }
      .combined(with: excluded) { $0 * (1 - $1) }
  }

  /// The person's probability on the frame, with soft contrast: the model's edge is uncertain by
  /// several pixels.
  private static func sampled(_ person: PersonMask, _ frame: FaceFrame) -> Plane<Float> {
    var plane = Plane<Float>(width: frame.width, height: frame.height, repeating: 0)
    guard let toMask = person.toPicture.inverse?.after(frame.toPicture) else { return plane }
    let mask = person.probability
    for y in 0..<frame.height {
      for x in 0..<frame.width {
        let at = toMask.apply(Point(Double(x) + 0.5, Double(y) + 0.5))
        let column = Int(at.x.rounded(.down))
        let row = Int(at.y.rounded(.down))
        guard column >= 0, row >= 0, column < mask.width, row < mask.height else { continue }
        plane[x, y] = min(1, max(0, (mask[column, row] - 0.1) * 2))
      }
    }
    return plane
  }
}

/// The polygon and its mirror image together.
private func both(_ frame: FaceFrame, _ outline: [MeshPoint]) -> Plane<Float> {
  frame.coverage(of: outline).combined(with: frame.coverage(of: outline.map(\.mirrored)), max)
}
