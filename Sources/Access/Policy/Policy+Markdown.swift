extension Policy {
  /// The whole policy as Markdown: a table for each role and purpose that grants anything.
  ///
  /// Documentation/access-policy.md holds it; a test compares the two.
  public var markdown: String {
    let tables = Role.allCases.flatMap { role in
      Purpose.allCases.compactMap { table(role, $0) }
    }
    return ([Self.introduction] + tables).joined(separator: "\n") + "\n" + Self.remainder
  }

  private func table(_ role: Role, _ purpose: Purpose) -> String? {
    let relations = Relation.allCases
    let rows = FieldGroup.allCases.compactMap { field -> String? in
      let cells = relations.map { self[Cell(role, purpose, $0, field)] }
      guard cells.contains(where: { !$0.isEmpty }) else { return nil }
      return "| \(field.rawValue) | \(cells.map(\.description).joined(separator: " | ")) |"
    }
    guard !rows.isEmpty else { return nil }
    let head = "| field group | \(relations.map(\.rawValue).joined(separator: " | ")) |"
    let line = "|---|" + relations.map { _ in "---|" }.joined()
    return (["## \(role.rawValue), \(purpose.rawValue)", "", head, line] + rows + [""])
      .joined(separator: "\n")
  }

  private static let introduction = """
    # Who may do what

    Made from Sources/Access/Policy/Policy+Table.swift by its test; what stands in no table is denied.
    A clinic may take away from it in the purposes care and reception, and add nothing. Relations are
    computed from the clinic's tables: `own` as treating practitioner or as the patient themselves,
    `team` through the patient's care team, `stranger` another patient of the clinic, `otherClinic` a
    patient of another clinic, `clinic` what is of no patient. The purpose `emergency` needs a written
    reason, which the patient sees.

    """

  private static let remainder = """
    ## All else

    Denied, and recorded as refused.

    """
}
