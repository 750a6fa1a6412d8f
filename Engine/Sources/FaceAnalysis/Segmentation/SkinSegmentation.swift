public import Raster

#if canImport(Glibc)
  private import Glibc
#endif

/// Finds bare skin around a face: a colour model learnt from this face's own cheeks, nose and
/// forehead, what the mesh says about where skin lies, and smoothing that keeps edges.
public enum SkinSegmentation {
  /// The skin mask of the face at `landmarks`.
  ///
  /// - Parameter person: the person's silhouette where known; without it background of the skin's
  ///   colour beside the neck may pass for skin.
  public static func mask(
    of image: PixelImage, landmarks: FaceLandmarks, person: PersonMask?
  ) -> SkinMask {
    guard let frame = FaceFrame(of: landmarks) else {
      return SkinMask(
        coverage: Plane(width: 1, height: 1, repeating: 0), toPicture: .identity)
    }
    return mask(of: image, frame: frame, person: person)
  }

  static func mask(of image: PixelImage, frame: FaceFrame, person: PersonMask?) -> SkinMask {
    let pixels = image.resampled(
      width: frame.width, height: frame.height, toPicture: frame.toPicture)
    let prior = SkinPrior(frame: frame, person: person)
    let probability = posterior(of: SkinFeatures(of: pixels), prior: prior)
    return SkinMask(
      coverage: SkinCleaning.coverage(of: probability, prior: prior), toPicture: frame.toPicture)
  }

  /// Probability of skin after `rounds` of learning colours from the last round's answer.
  static func posterior(of features: SkinFeatures, prior: SkinPrior, rounds: Int = 3)
    -> Plane<Float>
  {
    let logit = prior.probability.mapped { p in logarithm((p + 1e-4) / (1 - p + 1e-4)) }
    let examples = prior.excluded.mapped { 1 - $0 }
    var skin = SkinSeeds.trusted(features, prior.seeds)
    var other = prior.probability.combined(with: examples) { (p, e) in p < 0.25 ? (1 - p) * e : 0 }
    let centre = SkinSeeds.centre(of: features, skin)
    var probability = prior.probability
    for round in 0..<rounds {
      let flat = features.flattened(by: skin, centre: centre)
      let model = SkinColourModel(flat, skin: skin, other: other, centre: centre)
      var evidence = model.evidence(flat)
      tolerateLight(&evidence, flat, prior, centre)
      let raw = logit.combined(with: evidence) { sigmoid($0 + 1.1 * $1) }
      // Neighbours of one brightness are one tissue.
      probability = raw.guidedFiltered(by: flat.luminance, radius: 4, epsilon: 0.02)
      guard round + 1 < rounds else { break }
      // What only its place calls skin teaches no colours: a beard would teach its own.
      skin = probability.combined(with: examples) { $0 > 0.5 ? ($0 * $0) * $1 : 0 }
        .combined(with: evidence) { $1 > -0.5 ? $0 : 0 }
      other = probability.combined(with: examples) { $0 < 0.5 ? (1 - $0) * $1 : 0 }
    }
    return probability
  }

  /// Light is no tissue: a gloss keeps the lamp's colour, brighter and paler than the skin around,
  /// where faces shine; a shadow is darker and as red or redder, and smooth, where hair is neutral
  /// or has strands. Both weaken evidence against skin to a quarter.
  private static func tolerateLight(
    _ evidence: inout Plane<Float>, _ f: SkinFeatures, _ prior: SkinPrior,
    _ centre: (l: Float, r: Float, y: Float)
  ) {
    evidence.values.withUnsafeMutableBufferPointer { evidence in
      for i in 0..<evidence.count where evidence[i] < 0 {
        let brighter = f.luminance.values[i] - centre.l
        let redder = f.redness.values[i] - centre.r
        let texture = f.texture.values[i]
        let isGloss =
          brighter > 0.25 && prior.shine.values[i] > 0.5 && texture < 0.2 && redder < 0.1
          && f.redness.values[i] > -0.1
        let isShadow =
          brighter < -0.3 && prior.probability.values[i] > 0.5 && texture < 0.14
          && redder > -max(0.12, 0.4 * (centre.r - 0.5))
        if isGloss || isShadow { evidence[i] *= 0.25 }
      }
    }
  }
}

extension SkinFeatures {
  /// The features relative to the skin nearby: light that changes slowly across the face, in
  /// strength and colour, is taken out by nine tenths.
  func flattened(by skin: Plane<Float>, centre: (l: Float, r: Float, y: Float)) -> SkinFeatures {
    // The light is smooth: a quarter of the resolution tells it.
    let step = 4
    let radius = Int(0.22 * FaceFrame.pixelsPerPupilDistance) / step
    func smooth(_ plane: Plane<Float>) -> Plane<Float> {
      plane.shrunk(by: step).boxBlurred(radius: radius).boxBlurred(radius: radius)
    }
    let weight = smooth(skin)
    func flat(_ feature: Plane<Float>, _ middle: Float) -> Plane<Float> {
      let deviation = smooth(feature.combined(with: skin) { ($0 - middle) * $1 })
        .combined(with: weight) { $0 / ($1 + 0.03) }
        .enlarged(by: step, width: feature.width, height: feature.height)
      return feature.combined(with: deviation) { $0 - 0.9 * $1 }
    }
    var result = self
    result.luminance = flat(luminance, centre.l)
    result.redness = flat(redness, centre.r)
    result.yellowness = flat(yellowness, centre.y)
    return result
  }
}

extension Plane where Value == Float {
  func mapped(_ operation: (Float) -> Float) -> Plane<Float> {
    Plane(width: width, height: height, values: values.map(operation))
  }
}

func logarithm(_ x: Float) -> Float { logf(x) }

func sigmoid(_ x: Float) -> Float { 1 / (1 + expf(-x)) }
