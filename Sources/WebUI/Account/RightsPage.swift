public import Access
internal import HTML
internal import Vocabulary

/// What the clinic leaves its secretaries of what the program allows them: it takes away and never adds.
///
/// Its form sends a field named `RightsPage.fieldName` of every cell that stays to `Paths.rights`.
public struct RightsPage: Sendable {
  let context: PageContext
  let withdrawn: [FieldGroup: Operations]
  let isSaved: Bool

  /// - Parameter narrowings: what is taken away now.
  public init(context: PageContext, narrowings: [Narrowing], isSaved: Bool = false) {
    self.context = context
    withdrawn = narrowings.reduce(into: [:]) { withdrawn, narrowing in
      if Self.cell(narrowing.cell.field) == narrowing.cell {
        withdrawn[narrowing.cell.field] = narrowing.withdrawn
      }
    }
    self.isSaved = isSaved
  }

  /// What is to be withdrawn of each cell, from the names of the fields that a form sent.
  public static func withdrawals(sent names: Set<String>) -> [Policy.Cell: Operations] {
    var withdrawals: [Policy.Cell: Operations] = [:]
    for (field, _) in FieldGroupPhrases.receptionFields {
      var kept: Operations = []
      for operation in [Operations.read, .write] where names.contains(fieldName(field, operation)) {
        kept.insert(operation)
      }
      withdrawals[cell(field)] = Policy.standard[cell(field)].subtracting(kept)
    }
    return withdrawals
  }

  /// The name of the check box of one operation on a field group, such as `read.identity`.
  public static func fieldName(_ field: FieldGroup, _ operation: Operations) -> String {
    "\(operation == .read ? "read" : "write").\(field.rawValue)"
  }

  /// Secretaries belong to no care team: every patient is one whom they do not follow.
  private static func cell(_ field: FieldGroup) -> Policy.Cell {
    Policy.Cell(.secretary, .reception, .stranger, field)
  }

  public var html: String {
    let parts = FormParts(context: context)
    return parts.page(
      AccountPhrases.rights, lead: AccountPhrases.rightsLead,
      parts.notice(isSaved ? AccountPhrases.rightsSaved : nil) + [
        parts.form(Paths.rights, [table(parts), parts.button(AccountPhrases.save)])
      ])
  }

  private func table(_ parts: FormParts) -> Markup {
    let heads = [AccountPhrases.what, AccountPhrases.see, AccountPhrases.change]
    return .element(
      .table, [.className("table rights-table")],
      [
        .element(
          .thead, [],
          [.element(.tr, [], heads.map { .element(.th, [.scope("col")], [parts.words($0)]) })]),
        .element(
          .tbody, [],
          FieldGroupPhrases.receptionFields.map { field, name in
            .element(
              .tr, [],
              [.element(.th, [.scope("row")], [parts.words(name)])]
                + [Operations.read, .write].map { box(field, name, $0) })
          }),
      ])
  }

  private func box(_ field: FieldGroup, _ name: Phrase, _ operation: Operations) -> Markup {
    guard Policy.standard[Self.cell(field)].isSuperset(of: operation) else {
      return .element(.td, [], [.data("–")])
    }
    let act = operation == .read ? AccountPhrases.see : AccountPhrases.change
    let isKept = !(withdrawn[field] ?? []).isSuperset(of: operation)
    return .element(
      .td, [],
      [
        .element(
          .label, [.className("chip")],
          [
            .element(
              .input,
              [
                .type("checkbox"), .name(Self.fieldName(field, operation)), .value("1"),
                .ariaLabel(
                  Phrase(fr: "\(act.fr) – \(name.fr)", en: "\(act.en) – \(name.en)"),
                  context.language),
              ] + (isKept ? [.checked] : []))
          ])
      ])
  }
}
