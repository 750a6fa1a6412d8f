public import ClinicVocabulary
public import Database

/// Someone who works, or worked, in the clinic.
public struct Colleague: Sendable {
  public let person: PersonID
  public let name: String
  public let profile: AccountProfile
  public let active: Bool
}

extension AccessService {
  /// The name of someone who acted, for who may read of retention whose act an erasure was.
  ///
  /// - Returns: nil when the permit does not grant it, or there is no name.
  public func name(
    of person: PersonID, _ permit: Permit, in transaction: Transaction
  ) throws -> String? {
    guard permit.allows(.read, .retention) else { return nil }
    return try AccountRow.find(person, of: permit.clinic, in: transaction)?.name(keys)
  }

  /// Those of the permit's clinic, for who may read the care team of the permit's patient.
  ///
  /// - Returns: nil when the permit does not grant the reading of the care team.
  public func colleagues(
    _ permit: Permit, in transaction: Transaction
  ) throws -> [Colleague]? {
    guard permit.allows(.read, .careTeam) else { return nil }
    return try AccountRow.all(of: permit.clinic, in: transaction).compactMap { account in
      guard let name = try account.name(keys) else { return nil }
      return Colleague(
        person: account.person, name: name, profile: account.profile, active: account.active)
    }
  }
}
