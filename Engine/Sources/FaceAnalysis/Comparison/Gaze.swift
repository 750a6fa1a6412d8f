private import Glibc
internal import Raster
internal import Vocabulary

/// Where the eyes look against the head, as far as the place of the pupils between the corners of
/// the eyes tells. Only gazes of one person can be compared: where the corners lie is personal.
public struct Gaze: Hashable, Sendable {
  /// Of the pupils from the middle of their corners, the mean of both eyes, over the distance of the
  /// outer corners: to the patient's left and up the face.
  let left, up: Double

  /// From the centre of rotation of the eye to the plane of the iris, millimetres: 13.5 behind the
  /// cornea less 3. Source: Fry & Hill 1962, Am J Optom 39:581–595.
  private static let lever = 10.5
  /// One standard deviation of `left` and `up` between photographs of one person who looks the same
  /// way: 60 renders of 20 people of the tuning seeds.
  static let repeatedDeviation = 0.0015
  /// Degrees beyond which a gaze is named: pupils 0.9 mm elsewhere. The reading of two repeats within
  /// about 1.3°; what smaller turns may do is in the margins all the same.
  static let limit = 5.0
  /// Of what a gaze may do to a value: a shift by the whole of it, together with what the values
  /// scatter, stays within twice the deviation in at least 94 of 100.
  static let shareOfMargin = 0.75

  init(left: Double, up: Double) {
    self.left = left
    self.up = up
  }

  init(_ face: LevelFace) {
    let way = face.middle(.pupil) - (face.middle(.endocanthion) + face.middle(.exocanthion)) / 2
    self.init(left: way.x / face.unit, up: -way.y / face.unit)
  }

  /// Degrees between this gaze and another one.
  func angle(to other: Gaze) -> Double {
    let way = hypot(other.left - left, other.up - up)
    return asin(min(1, way * VariedFace.usualOuterEyeDistance / Self.lever)) * 180 / .pi
  }

  /// How much farther up one gaze goes than the other, beyond what the reading of both repeats
  /// with, over the distance of the outer corners.
  func rise(to other: Gaze) -> Double {
    let way = other.up - up
    return max(0, way * way - 2 * Self.repeatedDeviation * Self.repeatedDeviation).squareRoot()
  }
}

extension MeasuredFace {
  /// nil unless the view is frontal and the orientation known.
  public var gaze: Gaze? {
    guard view == .frontal, let pose, let face = LevelFace(points, pose: pose) else { return nil }
    return Gaze(face)
  }
}
