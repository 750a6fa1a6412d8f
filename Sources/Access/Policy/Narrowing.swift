/// What a clinic takes away from one cell of the policy.
public struct Narrowing: Sendable, Hashable {
  public let cell: Policy.Cell
  public let withdrawn: Operations

  /// nil for what a clinic may not take away: a patient's own rights, oversight, emergency care, the
  /// keeping of accounts.
  public init?(_ cell: Policy.Cell, withdrawn: Operations) {
    guard cell.purpose == .care || cell.purpose == .reception, !withdrawn.isEmpty else {
      return nil
    }
    (self.cell, self.withdrawn) = (cell, withdrawn)
  }
}
