/// Who may do what with which data of whom: what no cell grants is denied.
public struct Policy: Sendable, Equatable {
  /// One place of the table.
  public struct Cell: Sendable, Hashable {
    public let role: Role
    public let purpose: Purpose
    public let relation: Relation
    public let field: FieldGroup

    public init(_ role: Role, _ purpose: Purpose, _ relation: Relation, _ field: FieldGroup) {
      (self.role, self.purpose, self.relation, self.field) = (role, purpose, relation, field)
    }
  }

  private var granted: [Cell: Operations] = [:]

  init(_ rules: [Rule]) {
    for rule in rules {
      for role in rule.roles {
        for relation in rule.relations where relation != .otherClinic {
          for field in rule.fields {
            granted[Cell(role, rule.purpose, relation, field), default: []].insert(rule.operations)
          }
        }
      }
    }
  }

  /// What the cell allows; empty means denied.
  public subscript(cell: Cell) -> Operations { granted[cell] ?? [] }

  /// The policy without what `narrowings` take away; nothing is ever added.
  public func narrowed(by narrowings: some Sequence<Narrowing>) -> Policy {
    var policy = self
    for narrowing in narrowings {
      policy.granted[narrowing.cell]?.subtract(narrowing.withdrawn)
    }
    return policy
  }
}

/// Several cells that allow the same.
struct Rule {
  let roles: Set<Role>
  let purpose: Purpose
  let relations: Set<Relation>
  let operations: Operations
  let fields: Set<FieldGroup>

  init(
    _ roles: Set<Role>, _ purpose: Purpose, _ relations: Set<Relation>, _ operations: Operations,
    _ fields: Set<FieldGroup>
  ) {
    (self.roles, self.purpose, self.relations) = (roles, purpose, relations)
    (self.operations, self.fields) = (operations, fields)
  }
}
