internal import ClinicVocabulary
internal import Database

extension AccessService {
  /// Takes operations away from cells of the policy, or gives back what was taken away: an empty set
  /// withdraws nothing.
  ///
  /// - Returns: false, with nothing changed, when one of the cells may not be narrowed.
  public func narrow(
    _ cells: [Policy.Cell: Operations], _ session: ClinicToken
  ) async throws -> Permitted<Bool> {
    try await permit(session, .narrowPolicy, on: .clinic) { permit, transaction in
      guard cells.keys.allSatisfy({ Narrowing($0, withdrawn: .read) != nil }) else { return false }
      for (cell, withdrawn) in cells {
        try Narrowing.set(cell, withdrawn: withdrawn, permit, in: transaction)
      }
      return true
    }
  }

  /// What the clinic takes away from the policy now.
  public func narrowings(_ session: ClinicToken) async throws -> Permitted<[Narrowing]> {
    try await permit(session, .seePolicy, on: .clinic) { permit, transaction in
      try Narrowing.current(of: permit.clinic, in: transaction)
    }
  }
}
