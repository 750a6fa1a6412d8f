/// What an account is, in one of its versions.
public struct AccountProfile: Sendable, Hashable {
  public var role: Role
  /// Whether a physician, nurse or secretary also keeps accounts and settings, as in a small practice.
  public var administers: Bool
  /// A physician has one.
  public var speciality: Speciality?
  /// A physician's number with the Ordre or in the RPPS.
  public var registrationNumber: String?

  /// nil when the parts do not fit: a physician has a speciality and no one else, and only those who
  /// work in the clinic may also administer.
  public init?(
    _ role: Role, administers: Bool = false, speciality: Speciality? = nil,
    registrationNumber: String? = nil
  ) {
    guard (role == .physician) == (speciality != nil),
      role == .physician || registrationNumber == nil,
      (registrationNumber?.count ?? 1) <= 40, registrationNumber?.isEmpty != true,
      !administers || [.physician, .nurse, .secretary].contains(role)
    else { return nil }
    (self.role, self.administers) = (role, administers)
    (self.speciality, self.registrationNumber) = (speciality, registrationNumber)
  }

  /// The roles in which such a person may act, the daily one first.
  var roles: [Role] { administers ? [role, .administrator] : [role] }
}
