internal import Vocabulary

extension PhotographDifference {
  /// How far mouth and eyes may open or widen, over the distance between the outer corners of the
  /// eyes (about 90 mm). The project's: about 3.5 mm, more than fillers or a lid operation change.
  static let mouthGapLimit = 0.04
  static let mouthWidthLimit = 0.04
  static let eyeGapLimit = 0.04
  /// Differences of `BrowTension`, in mean strong pulls, by the rule of Training/gate.py: of 150 pairs of
  /// people at rest photographed again none and one differ by more, of 50 strong pulls 48.
  static let raisedLimit = 0.481
  static let knitLimit = 0.435

  /// Mouth opened, and, of one person, smile or pursed lips, eyes opened or closed in one
  /// photograph only.
  static func expression(
    _ first: FaceLandmarks, _ second: FaceLandmarks, samePerson: Bool
  ) -> [PhotographDifference] {
    var parts: [(Phrase, [(Int, Int)], Double)] = [
      (ComparisonPhrases.mouthOpen, [(13, 14)], mouthGapLimit)
    ]
    if samePerson {
      parts += [
        (ComparisonPhrases.mouthWidth, [(61, 291)], mouthWidthLimit),
        (ComparisonPhrases.eyesOpen, [(159, 145), (386, 374)], eyeGapLimit),
      ]
    }
    return parts.compactMap { message, pairs, limit in
      let value = opening(pairs, second) - opening(pairs, first)
      guard abs(value) > limit else { return nil }
      return PhotographDifference(
        .expression, message, value: 100 * value, limit: 100 * limit, unit: "%")
    }
  }

  /// Brows raised or drawn together in one photograph of a person only. Their places alone would name
  /// a lifted brow; the lines of the skin tell the muscle's pull.
  static func brows(_ first: BrowTension, _ second: BrowTension) -> [PhotographDifference] {
    [
      (ComparisonPhrases.browsRaised, second.raisedChange - first.raisedChange, raisedLimit),
      (ComparisonPhrases.browsKnit, second.knitChange - first.knitChange, knitLimit),
    ].compactMap { message, value, limit in
      guard abs(value) > limit else { return nil }
      return PhotographDifference(.expression, message, value: value, limit: limit, unit: "1")
    }
  }

  /// The mean distance of `pairs` over that of the outer corners of the eyes.
  private static func opening(_ pairs: [(Int, Int)], _ face: FaceLandmarks) -> Double {
    let total = pairs.reduce(0) { sum, pair in
      let d = face.position(pair.0) - face.position(pair.1)
      return sum + (d * d).sum().squareRoot()
    }
    return total / Double(pairs.count) / face.outerEyeDistance
  }
}
