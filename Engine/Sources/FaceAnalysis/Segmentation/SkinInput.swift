internal import Raster

/// What the skin network sees: planes over the face's frame, one after another.
///
/// Colours are relative to the skin of this face's own cheeks, nose and forehead, as base-2
/// logarithms: the tone of the skin and the strength and colour of the light add a constant that is
/// taken out here, so that the network meets dark and fair skin alike.
enum SkinInput {
  static let channels = 9

  /// Fills `buffer`: channels × height × width.
  static func write(
    _ features: SkinFeatures, frame: FaceFrame, person: PersonMask,
    into buffer: UnsafeMutableBufferPointer<Float>
  ) {
    let face = frame.coverage(of: MeshOutline.oval)
    let eyes = both(frame, MeshOutline.eye).dilated(radius: 1)
    let excluded = eyes.combined(with: frame.coverage(of: MeshOutline.lips), max)
    let brows = both(frame, MeshOutline.brow).combined(
      with: both(frame, MeshOutline.nostril), max)
    let seeds = both(frame, MeshOutline.cheekSeed)
      .combined(with: frame.coverage(of: MeshOutline.noseSeed), max)
      .combined(with: frame.coverage(of: MeshOutline.foreheadSeed), max)
    let silhouette = person.sampled(on: frame)
    let skin = SkinSeeds(features, seeds: seeds)
    let count = frame.width * frame.height
    precondition(buffer.count >= channels * count, "input of another size")
    func write(_ channel: Int, _ plane: Plane<Float>, minus middle: Float, times factor: Float) {
      plane.values.withUnsafeBufferPointer { source in
        let start = channel * count
        for i in 0..<count { buffer[start &+ i] = max(-2, min(2, (source[i] - middle) * factor)) }
      }
    }
    write(0, features.luminance, minus: skin.luminance, times: 0.5)
    write(1, features.redness, minus: skin.redness, times: 1.5)
    write(2, features.yellowness, minus: skin.yellowness, times: 1.5)
    write(3, face, minus: 0, times: 1)
    write(4, excluded, minus: 0, times: 1)
    write(5, brows, minus: 0, times: 1)
    write(6, silhouette, minus: 0, times: 1)
    writePlaces(into: UnsafeMutableBufferPointer(rebasing: buffer[(7 * count)..<(9 * count)]))
  }

  /// Distance from the middle line, then from the root of the nose downwards, in interpupillary
  /// distances.
  private static func writePlaces(into buffer: UnsafeMutableBufferPointer<Float>) {
    let (width, unit) = (FaceFrame.width, Float(FaceFrame.pixelsPerPupilDistance))
    let (x0, y0) = (Float(FaceFrame.centre.x), Float(FaceFrame.centre.y))
    let count = width * FaceFrame.height
    for y in 0..<FaceFrame.height {
      for x in 0..<width {
        buffer[y &* width &+ x] = abs(Float(x) + 0.5 - x0) / unit
        buffer[count &+ y &* width &+ x] = (Float(y) + 0.5 - y0) / unit
      }
    }
  }
}

extension PersonMask {
  /// The probability on the frame, bilinear.
  fileprivate func sampled(on frame: FaceFrame) -> Plane<Float> {
    var plane = Plane<Float>(width: frame.width, height: frame.height, repeating: 0)
    guard let toMask = toPicture.inverse?.after(frame.toPicture) else { return plane }
    let (width, height) = (probability.width, probability.height)
    let last = Point(Double(width - 1), Double(height - 1))
    probability.values.withUnsafeBufferPointer { mask in
      plane.values.withUnsafeMutableBufferPointer { plane in
        for y in 0..<FaceFrame.height {
          for x in 0..<FaceFrame.width {
            let p = toMask.apply(Point(Double(x) + 0.5, Double(y) + 0.5)) - Point(0.5, 0.5)
            let held = pointwiseMin(pointwiseMax(p, .zero), last)
            let (left, top) = (Int(held.x), Int(held.y))
            let (fx, fy) = (Float(held.x - Double(left)), Float(held.y - Double(top)))
            let (right, low) = (min(left + 1, width - 1), min(top + 1, height - 1))
            let upper =
              mask[top &* width &+ left] * (1 - fx) + mask[top &* width &+ right] * fx
            let lower =
              mask[low &* width &+ left] * (1 - fx) + mask[low &* width &+ right] * fx
            plane[y &* FaceFrame.width &+ x] = upper * (1 - fy) + lower * fy
          }
        }
      }
    }
    return plane
  }
}

/// The polygon and its mirror image together.
private func both(_ frame: FaceFrame, _ outline: [MeshPoint]) -> Plane<Float> {
  frame.coverage(of: outline).combined(with: frame.coverage(of: outline.map(\.mirrored)), max)
}
