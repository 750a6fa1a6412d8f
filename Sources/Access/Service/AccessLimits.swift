/// How long things are good for.
public struct AccessLimits: Sendable {
  /// A session that is not used ends after this long.
  public var idle = Duration.seconds(30 * 60)
  /// A session ends this long after the sign-in, used or not.
  public var absolute = Duration.seconds(12 * 3600)
  /// The sessions that one person may have at once; a further one ends the one that was used least
  /// lately.
  public var sessions = 10
  /// Between the password and the second factor.
  public var pending = Duration.seconds(10 * 60)
  public var invitation = Duration.seconds(72 * 3600)
  /// A written reason opens a stranger's record for this long.
  public var brokenGlass = Duration.seconds(3600)
  /// A session's last use is written when it is this much older.
  var lastSeenGrain = Duration.seconds(60)

  public init() {}
}
