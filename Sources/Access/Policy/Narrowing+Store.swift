internal import ClinicVocabulary
internal import Database

extension Narrowing {
  /// What the clinic takes away now.
  static func current(of clinic: ClinicID, in transaction: Transaction) throws -> [Narrowing] {
    try transaction.rows(
      """
      SELECT n.role, n.purpose, n.relation, n.field, n.withdrawn FROM policy_narrowing n
      WHERE n.clinic_id = \(clinic) AND n.withdrawn > 0 AND n.version = (SELECT max(l.version)
      FROM policy_narrowing l WHERE l.clinic_id = n.clinic_id AND l.role = n.role
      AND l.purpose = n.purpose AND l.relation = n.relation AND l.field = n.field)
      """
    ).map { row in
      guard let role = Role(rawValue: try row.text("role")),
        let purpose = Purpose(rawValue: try row.text("purpose")),
        let relation = Relation(rawValue: try row.text("relation")),
        let field = FieldGroup(rawValue: try row.text("field")),
        let narrowing = Narrowing(
          Policy.Cell(role, purpose, relation, field),
          withdrawn: Operations(rawValue: Int(try row.integer("withdrawn"))))
      else { throw AccessFailure(.unknownValue) }
      return narrowing
    }
  }

  /// Takes `withdrawn` away from a cell; what is empty gives back what was taken away.
  static func set(
    _ cell: Policy.Cell, withdrawn: Operations, _ permit: Permit, in transaction: Transaction
  ) throws {
    let last = try transaction.firstRow(
      """
      SELECT version FROM policy_narrowing WHERE clinic_id = \(permit.clinic)
      AND role = \(cell.role.rawValue) AND purpose = \(cell.purpose.rawValue)
      AND relation = \(cell.relation.rawValue) AND field = \(cell.field.rawValue)
      ORDER BY version DESC LIMIT 1
      """)
    let previous = try last?.integer("version")
    try transaction.execute(
      """
      INSERT INTO policy_narrowing (clinic_id, role, purpose, relation, field, version, withdrawn,
      recorded_at, author, supersedes) VALUES (\(permit.clinic), \(cell.role.rawValue),
      \(cell.purpose.rawValue), \(cell.relation.rawValue), \(cell.field.rawValue),
      \((previous ?? 0) + 1), \(withdrawn.rawValue), \(permit.at), \(permit.person),
      \(previous.sqlValue))
      """)
  }
}
