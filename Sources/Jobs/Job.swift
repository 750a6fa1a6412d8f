public import ClinicVocabulary

/// A piece of background work, kept as a row until it is done.
///
/// It may run more than once, by several programs: after a kill, or when its lease ran out. Its
/// handler therefore uses `id` as the key of whatever it asks of the outside world.
public struct Job: Sendable, Hashable {
  public typealias ID = Identifier<Job>

  public let id: ID
  public let clinic: ClinicID
  public let kind: JobKind
  /// Ids and settings as JSON; never patient data, which stays in sealed fields.
  public let payload: String
  /// 1 the first time.
  public let attempt: Int
  /// Whose turn it is: changes with every lease.
  let lease: String
}

/// Names the handler of a job, such as `reminder.send`; stored, so it never changes.
public struct JobKind: Sendable, Hashable, RawRepresentable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}
