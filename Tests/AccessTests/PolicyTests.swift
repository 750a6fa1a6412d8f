internal import Foundation
internal import Testing

@testable internal import Access

@Suite("The policy")
struct PolicyTests {
  static let cells: [Policy.Cell] = Role.allCases.flatMap { role in
    Purpose.allCases.flatMap { purpose in
      Relation.allCases.flatMap { relation in
        FieldGroup.allCases.map { Policy.Cell(role, purpose, relation, $0) }
      }
    }
  }
  private let policy = Policy.standard

  /// All that the role may do, in any purpose and relation but with its own account.
  private func granted(to role: Role) -> [(cell: Policy.Cell, operations: Operations)] {
    Self.cells.filter { $0.role == role && $0.field != .ownAccount && !policy[$0].isEmpty }
      .map { ($0, policy[$0]) }
  }

  @Test("No one reaches a patient of another clinic")
  func otherClinic() {
    #expect(Self.cells.filter { $0.relation == .otherClinic }.allSatisfy { policy[$0].isEmpty })
  }

  @Test("A secretary sees what receiving and invoicing need, and nothing clinical")
  func secretary() {
    let fields = Set(granted(to: .secretary).map(\.cell.field))
    #expect(
      fields == [
        .identity, .contact, .agenda, .actLabel, .quotesAndInvoices, .consentState,
        .photographState, .recentActNotice, .careTeam, .portalAccess, .stock,
      ])
    #expect(granted(to: .secretary).allSatisfy { $0.cell.purpose == .reception })
    let read = granted(to: .secretary).filter { !$0.operations.contains(.write) }
    #expect(
      Set(read.map(\.cell.field)) == [
        .actLabel, .consentState, .photographState, .recentActNotice,
      ])
  }

  @Test("An administrator keeps accounts and settings and sees nothing of a patient")
  func administrator() {
    let grants = granted(to: .administrator)
    #expect(Set(grants.map(\.cell.field)) == [.accounts, .settings, .technicalLog, .jobs])
    #expect(grants.allSatisfy { $0.cell.relation == .clinic && $0.cell.purpose == .installation })
  }

  @Test("A data-protection officer reads who saw what, and changes and treats nothing")
  func officer() {
    let grants = granted(to: .dataProtectionOfficer)
    #expect(grants.allSatisfy { $0.operations == .read && $0.cell.purpose == .oversight })
    #expect(
      Set(grants.map(\.cell.field)) == [
        .identity, .accessLog, .technicalLog, .accounts, .settings, .retention, .dataRequests,
      ])
  }

  @Test("A patient sees their own record as released, who saw it, and nothing of others")
  func patient() {
    let grants = granted(to: .patient)
    #expect(grants.allSatisfy { $0.cell.relation == .own && $0.cell.purpose == .ownRecord })
    let fields = Set(grants.map(\.cell.field))
    #expect(fields.isSuperset(of: [.released, .accessLog, .careTeam, .consents]))
    #expect(fields.isDisjoint(with: [.indication, .findings, .plans, .treatments]))
    let writable = grants.filter { $0.operations.contains(.write) }.map(\.cell.field)
    #expect(
      Set(writable) == [
        .contact, .agenda, .consents, .history, .photographs, .messages, .careTeam, .dataRequests,
      ])
  }

  @Test("Clinical data of a stranger opens only in an emergency, to physicians and nurses")
  func strangers() {
    for cell in Self.cells where cell.relation == .stranger && !policy[cell].isEmpty {
      guard FieldGroup.clinical.contains(cell.field) else { continue }
      #expect(cell.purpose == .emergency && cell.role.givesCare, "\(cell)")
    }
    for cell in Self.cells where cell.purpose == .emergency && !policy[cell].isEmpty {
      #expect(cell.relation == .stranger && cell.role.givesCare, "\(cell)")
    }
  }

  @Test("A clinician does not make themselves follow a stranger")
  func careTeams() {
    for cell in Self.cells where cell.field == .careTeam && cell.relation == .stranger {
      #expect(!policy[cell].contains(.write) || cell.role == .secretary, "\(cell)")
    }
  }

  @Test("A nurse takes part in care and does not decide")
  func nurse() {
    for field in [FieldGroup.indication, .findings, .plans, .released, .careTeam] {
      for relation in [Relation.own, .team] {
        #expect(policy[Policy.Cell(.nurse, .care, relation, field)] == .read)
      }
    }
  }

  @Test("What concerns a patient needs a relation, and what does not has none")
  func relations() {
    for cell in Self.cells where !policy[cell].isEmpty {
      if FieldGroup.ofNoPatient.contains(cell.field) { #expect(cell.relation == .clinic) }
      if FieldGroup.clinical.contains(cell.field) { #expect(cell.relation != .clinic) }
    }
  }

  @Test("Everyone keeps their own account")
  func ownAccounts() {
    for role in Role.allCases {
      #expect(policy[Policy.Cell(role, .ownAccount, .clinic, .ownAccount)] == .readAndWrite)
    }
  }
}
