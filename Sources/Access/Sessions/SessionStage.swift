/// How far someone has proved who they are.
public enum SessionStage: String, Sendable, Hashable, CaseIterable {
  /// The password was right; the second factor is still to be given.
  case secondFactor
  /// The password was right; a second factor is still to be set up.
  case enrolment
  case full
}

/// Why a session ended before its time.
enum SessionEnd: String, Sendable {
  case signedOut, rotated, revoked, accountChanged
}
