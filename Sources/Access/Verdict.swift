/// What the policy says to an action.
enum Verdict: Sendable, Equatable {
  case granted(Grant)
  case denied(AccessRefusal)

  struct Grant: Sendable, Equatable {
    let role: Role
    let relation: Relation
    let operations: [FieldGroup: Operations]
  }

  /// - Parameters:
  ///   - roles: those in which the person may act; the first that grants is taken.
  ///   - brokeGlass: whether their written reason for the emergency stands and has not run out.
  init(
    _ action: Action, by roles: [Role], relation: Relation, policy: Policy, brokeGlass: Bool
  ) {
    if relation == .otherClinic {
      self = .denied(.otherClinic)
    } else if let grant = roles.lazy.compactMap({ policy.grant(action, to: $0, relation) }).first {
      self =
        action.purpose == .emergency && !brokeGlass ? .denied(.reasonNeeded) : .granted(grant)
    } else if action.purpose == .care, relation == .stranger, roles.contains(where: \.givesCare) {
      self = .denied(.reasonNeeded)
    } else {
      self = .denied(.notAllowed)
    }
  }
}

extension Policy {
  /// What it grants of the action, nil when something that it needs is denied or it needs nothing.
  fileprivate func grant(_ action: Action, to role: Role, _ relation: Relation) -> Verdict.Grant? {
    let allowed = { (field: FieldGroup) in
      self[Cell(role, action.purpose, relation, field)]
    }
    guard !action.needs.isEmpty,
      action.needs.allSatisfy({ !$0.value.isEmpty && allowed($0.key).isSuperset(of: $0.value) })
    else { return nil }
    var operations = action.needs
    for (field, wanted) in action.wants {
      operations[field, default: []].formUnion(wanted.intersection(allowed(field)))
    }
    return Verdict.Grant(role: role, relation: relation, operations: operations)
  }
}
