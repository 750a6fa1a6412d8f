/// Why something is not allowed: an answer, not a failure.
public enum AccessRefusal: String, Sendable, Hashable, CaseIterable, Codable {
  /// There is no session, or it has ended: sign in.
  case signedOut
  /// The password was right and the second factor is still to be given, or to be set up.
  case secondFactorNeeded
  /// The policy, as the clinic narrowed it, does not allow it in this role.
  case notAllowed
  /// The patient is not one of this clinic. It is told to the person as "not found".
  case otherClinic
  /// A clinician may go on after writing why (break-glass).
  case reasonNeeded
}
