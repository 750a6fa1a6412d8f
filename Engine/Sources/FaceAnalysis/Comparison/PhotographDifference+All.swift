internal import Vocabulary

extension PhotographDifference {
  /// Degrees.
  static let yawLimit = 3.0
  static let pitchLimit = 3.0
  static let rollLimit = 2.0
  /// Share by which the face may be larger or smaller in the picture, percent.
  static let sizeLimit = 3.0

  /// Whether one person photographed twice, but for `differences`, gives values whose constant
  /// errors are the same.
  public static func repeats(_ differences: [PhotographDifference]) -> Bool {
    !differences.contains { $0.code.spoilsRepetition }
  }

  /// All that stands against comparing `first` with `second`, the gravest first.
  ///
  /// - Parameter samePerson: only one person's proportions tell expression, gaze and size; the sizes of
  ///   two people's faces are compared by the scales.
  public static func all(
    _ first: ComparedPhotograph, _ second: ComparedPhotograph, _ registration: FaceRegistration?,
    samePerson: Bool
  ) -> [PhotographDifference] {
    var found = refusals(first, second)
    if let a = first.view, let b = second.view, a != b {
      found.append(PhotographDifference(.view, ComparisonPhrases.view))
    }
    if let a = first.face, let b = second.face {
      found += pose(first.pose, second.pose)
      found += size(first, second, samePerson ? registration : nil)
      if samePerson { found += gaze(first.gaze, second.gaze) }
      found += expression(a, b, samePerson: samePerson)
      if samePerson, let a = first.brows, let b = second.brows { found += brows(a, b) }
    }
    if !(first.isColourCalibrated && second.isColourCalibrated) {
      found.append(PhotographDifference(.colourUncalibrated, ComparisonPhrases.colour))
    }
    return found
  }

  private static func refusals(
    _ first: ComparedPhotograph, _ second: ComparedPhotograph
  ) -> [PhotographDifference] {
    [(first, ComparisonPhrases.first), (second, ComparisonPhrases.second)].compactMap {
      photograph, name in
      if let reason = photograph.refusal {
        return PhotographDifference(.refused, ComparisonPhrases.refused(name, reason))
      }
      return photograph.face == nil
        ? PhotographDifference(.noFace, ComparisonPhrases.noFace(name)) : nil
    }
  }

  private static func pose(_ first: HeadPose?, _ second: HeadPose?) -> [PhotographDifference] {
    guard let first, let second else {
      return [PhotographDifference(.poseUnknown, ComparisonPhrases.poseUnknown)]
    }
    let angles = [
      (Code.yaw, ComparisonPhrases.yaw, second.yaw - first.yaw, yawLimit),
      (.pitch, ComparisonPhrases.pitch, second.pitch - first.pitch, pitchLimit),
      (.roll, ComparisonPhrases.roll, second.roll - first.roll, rollLimit),
    ]
    return angles.filter { abs($0.2) > $0.3 }.map { code, message, value, limit in
      PhotographDifference(code, message, value: value, limit: limit, unit: "deg")
    }
  }

  private static func gaze(_ first: Gaze?, _ second: Gaze?) -> [PhotographDifference] {
    guard let angle = first.flatMap({ one in second.map { one.angle(to: $0) } }),
      angle > Gaze.limit
    else { return [] }
    return [
      PhotographDifference(
        .gaze, ComparisonPhrases.gaze, value: angle, limit: Gaze.limit, unit: "deg")
    ]
  }

  /// How much larger the face is in one picture. Pictures of one shape and different numbers of
  /// pixels were resampled, not taken from elsewhere.
  private static func size(
    _ first: ComparedPhotograph, _ second: ComparedPhotograph, _ registration: FaceRegistration?
  ) -> [PhotographDifference] {
    guard let scale = registration?.scale ?? scale(first, second) else { return [] }
    let wider = Double(first.width) / Double(second.width)
    let higher = Double(first.height) / Double(second.height)
    let resampling = abs(wider / higher - 1) < 0.01 ? wider : 1
    // Of the second over the first.
    let ratio = resampling / scale
    let percent = 100 * (max(ratio, 1 / ratio) - 1)
    guard percent > sizeLimit else { return [] }
    return [
      PhotographDifference(
        .size, ComparisonPhrases.size, value: ratio > 1 ? percent : -percent, limit: sizeLimit,
        unit: "%")
    ]
  }

  /// Pixels of the first picture for a pixel of the second, when both scales are known.
  private static func scale(
    _ first: ComparedPhotograph, _ second: ComparedPhotograph
  ) -> Double? {
    guard let a = first.scale.millimetresPerPixel, let b = second.scale.millimetresPerPixel else {
      return nil
    }
    return b / a
  }
}
