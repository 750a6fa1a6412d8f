/// Soft-tissue landmarks of the frontal face that have a vertex of the mesh near them.
///
/// A vertex stands for its landmark; it is not always exactly on it.
/// Names: Farkas 1994, Anthropometry of the Head and Face.
public enum NamedLandmark: Int, CaseIterable, Hashable, Sendable {
  case trichion = 10
  case glabella = 9
  case nasion = 168
  case pronasale = 4
  case subnasale = 2
  case labraleSuperius = 0
  case stomionSuperius = 13
  case stomionInferius = 14
  case labraleInferius = 17
  case pogonion = 199
  case menton = 152
  case rightExocanthion = 33
  case leftExocanthion = 263
  case rightEndocanthion = 133
  case leftEndocanthion = 362
  case rightPupil = 468
  case leftPupil = 473
  case rightBrowPeak = 105
  case leftBrowPeak = 334
  case rightAlare = 64
  case leftAlare = 294
  case rightCheilion = 61
  case leftCheilion = 291
  case rightCristaPhiltri = 37
  case leftCristaPhiltri = 267
  case rightZygion = 234
  case leftZygion = 454
  case rightGonion = 172
  case leftGonion = 397

  /// The vertex of the 478-point mesh.
  public var vertex: Int { rawValue }
}
