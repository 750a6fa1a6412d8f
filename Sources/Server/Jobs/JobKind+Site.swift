internal import Jobs

extension JobKind {
  /// Removes sealed photographs that no row names.
  static let sweepPhotographs = JobKind(rawValue: "photographs.sweep")
  /// Brings the second copy of the keys in step, and fails when it is behind or long untested.
  static let checkKeyCopy = JobKind(rawValue: "keys.checkCopy")
  /// Forgets jobs that were done and keys of forms that expired.
  static let tidy = JobKind(rawValue: "ground.tidy")

  /// Destroys the key of an erased patient and the files of their photographs, where that is still to
  /// be done; the payload is the patient's id.
  static let finishErasure = JobKind(rawValue: "erasure.finish")

  /// What is done once a day.
  static let daily: [JobKind] = [.sweepPhotographs, .checkKeyCopy, .tidy]
}
