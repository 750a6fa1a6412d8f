public import Vocabulary

/// Why corrected points were not taken.
public enum CorrectedPointsError: Error, Hashable, Sendable, CustomStringConvertible {
  case tooLarge
  /// The text is no JSON object of positions; `at` is the offset of the byte that shows it.
  case notPositions(at: Int)
  case unknownID(String)
  case repeatedID(String)
  /// `points` holds this many positions, and not 478.
  case wrongCount(Int)
  case noPoints
  /// Points of the mesh and of the profile in one text.
  case mixed
  /// The named point lies outside the picture.
  case outsidePicture(String)

  /// What is wrong and what to do, for the person who placed the points.
  public var message: Phrase {
    switch self {
    case .tooLarge: Phrases.pointsTooLarge
    case .notPositions(let offset): Phrases.pointsNotPositions(offset)
    case .unknownID(let id): Phrases.pointsUnknownID(id)
    case .repeatedID(let id): Phrases.pointsRepeatedID(id)
    case .wrongCount(let count): Phrases.pointsWrongCount(count)
    case .noPoints: Phrases.noPoints
    case .mixed: Phrases.pointsMixed
    case .outsidePicture(let id): Phrases.pointOutside(id)
    }
  }

  public var description: String { message.en }
}
