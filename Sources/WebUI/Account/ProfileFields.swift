public import Access
internal import HTML
internal import Vocabulary

/// Role, speciality and number as they stand in a form.
public struct EnteredProfile: Hashable, Sendable {
  public var role: String
  public var administers: Bool
  public var speciality: String
  public var registrationNumber: String

  public init(
    role: String = Role.secretary.rawValue, administers: Bool = false, speciality: String = "",
    registrationNumber: String = ""
  ) {
    (self.role, self.administers) = (role, administers)
    (self.speciality, self.registrationNumber) = (speciality, registrationNumber)
  }

  public init(_ profile: AccountProfile) {
    self.init(
      role: profile.role.rawValue, administers: profile.administers,
      speciality: profile.speciality?.rawValue ?? "",
      registrationNumber: profile.registrationNumber ?? "")
  }

  /// nil when the parts do not fit, or it would be a patient's: those are invited from their record.
  public var profile: AccountProfile? {
    guard let role = Role(rawValue: role), role != .patient else { return nil }
    let code = speciality.isEmpty ? nil : speciality
    let known = code.flatMap(Speciality.init)
    guard (code == nil) == (known == nil) else { return nil }
    return AccountProfile(
      role, administers: administers, speciality: known,
      registrationNumber: registrationNumber.isEmpty ? nil : registrationNumber)
  }
}

extension FormParts {
  /// The fields of a profile.
  func profile(_ entered: EnteredProfile, roles: [Role]) -> [Markup] {
    choice(
      FormField.role, AccountPhrases.role,
      roles.map { (value: $0.rawValue, label: RolePhrases.name(of: $0)) }, chosen: entered.role)
      + [check(FormField.administers, AccountPhrases.administers, isChecked: entered.administers)]
      + choice(
        FormField.speciality, AccountPhrases.speciality,
        [(value: "", label: AccountPhrases.none)]
          + Speciality.allCases.map { (value: $0.rawValue, label: RolePhrases.name(of: $0)) },
        chosen: entered.speciality)
      + field(
        FormField.registrationNumber, AccountPhrases.registrationNumber,
        [.type("text"), .value(entered.registrationNumber), .inputMode("numeric"), .longest(40)])
  }

  static let staffRoles: [Role] = Role.allCases.filter { $0 != .patient }
}
