internal import Raster

/// How far eyes and mouth are open.
enum FaceOpenings {
  /// Height over width of an eye below which it counts as closed; calibrated on tuning renders.
  static let leastEye = 0.14
  /// Share of the face's height. A gap of 3 % spoils the lips' measures (protocol of the project).
  static let mostMouth = 0.03

  static func eyes(of landmarks: FaceLandmarks) -> QualityReading? {
    let right = ratio(landmarks, (159, 145), over: (33, 133))
    let left = ratio(landmarks, (386, 374), over: (263, 362))
    guard let right, let left else { return nil }
    return .atLeast(leastEye, .eyeOpening, min(right, left), advice: QualityPhrases.eyesClosed)
  }

  static func mouth(of landmarks: FaceLandmarks) -> QualityReading? {
    ratio(landmarks, (13, 14), over: (10, 152)).map {
      .atMost(mostMouth, .mouthOpening, $0, advice: QualityPhrases.mouthOpen)
    }
  }

  private static func ratio(
    _ landmarks: FaceLandmarks, _ a: (Int, Int), over b: (Int, Int)
  ) -> Double? {
    func distance(_ pair: (Int, Int)) -> Double {
      let d = landmarks.position(pair.0) - landmarks.position(pair.1)
      return (d * d).sum().squareRoot()
    }
    let whole = distance(b)
    return whole > 0 ? distance(a) / whole : nil
  }
}
