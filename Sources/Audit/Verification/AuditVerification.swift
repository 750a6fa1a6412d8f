internal import ClinicVocabulary
internal import Crypto
public import Database

/// Checks the whole log against itself, its signatures and heads that were kept elsewhere.
///
/// Everything is recomputed from the rows; nothing that is stored is believed. What it can show is
/// that the log is what was signed, not that the program recorded all that happened.
public struct AuditVerification: Sendable {
  let trust: AuditTrust
  let expectedHeads: [SignedHead]
  /// Rows read at a time.
  let pageSize: Int

  /// - Parameter expectedHeads: heads kept elsewhere, which alone show that the end was cut off.
  public init(trust: AuditTrust, expectedHeads: [SignedHead] = []) {
    self.init(trust: trust, expectedHeads: expectedHeads, pageSize: 1000)
  }

  init(trust: AuditTrust, expectedHeads: [SignedHead], pageSize: Int) {
    self.trust = trust
    self.expectedHeads = expectedHeads.sorted { $0.size < $1.size }
    self.pageSize = pageSize
  }

  /// Checks one state of the log.
  ///
  /// - Parameter progress: told now and then how many entries of how many were checked.
  /// - Throws: `DatabaseFailure` when the log cannot be read.
  public func report(
    in transaction: Transaction, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(DatabaseFailure) -> AuditReport {
    guard
      let row = try transaction.firstRow("SELECT size FROM audit_tree WHERE tree_id = 1")
    else { return report(size: 0, pending: 0, head: nil, .noTree) }
    let size = Int(try row.integer("size"))
    var check = AuditCheck(transaction, size: size, self)
    let pending = try check.countPending()
    let head = try check.lastHead()
    do throws(Stop) {
      try check.entries(progress: progress)
      try check.surplus()
      try check.pendingSeals()
      try check.reasons()
      try check.ends()
      return report(size: size, pending: pending, head: head, nil)
    } catch {
      switch error {
      case .fault(let fault): return report(size: size, pending: pending, head: head, fault)
      case .failure(let failure): throw failure
      }
    }
  }

  private func report(
    size: Int, pending: Int, head: SignedHead?, _ fault: AuditFault?
  ) -> AuditReport {
    AuditReport(
      size: size, pending: pending, head: head, fault: fault, checkedSeals: trust.sealing != nil)
  }
}

/// Why a check ended early.
enum Stop: Error {
  case fault(AuditFault)
  case failure(DatabaseFailure)
}

/// Runs `query`, whose failure ends the check.
func reading<Value>(
  _ query: () throws(DatabaseFailure) -> Value
) throws(Stop) -> Value {
  do { return try query() } catch { throw .failure(error) }
}
