internal import Access
internal import WebUI

extension Place {
  /// Where someone signed in may go, the place of their daily work first. It is a convenience: what
  /// each may do is decided by the policy.
  static func all(for person: SessionView) -> [Place] {
    guard person.stage == .full else { return [] }
    let role = person.profile.role
    let administers = role == .administrator || person.profile.administers
    return allCases.filter { place in
      switch place {
      case .lightTable: role.givesCare
      case .ownRecord: role == .patient
      case .patients: role.givesCare || role == .secretary
      case .accounts, .keys, .jobs: administers
      case .log: administers || role == .dataProtectionOfficer || role == .patient
      case .ownAccount: true
      }
    }
  }
}
