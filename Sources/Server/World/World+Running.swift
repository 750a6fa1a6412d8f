internal import Audit
internal import ClinicVocabulary
internal import Database
internal import Vault

extension World {
  /// Does `work` while the log is kept in order and background work is done; brings the log up to date
  /// at the end.
  func running(_ work: @escaping @Sendable () async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await keepLogInOrder() }
      group.addTask { await self.work() }
      // Whoever searches before it has ended waits for it, and meets what it failed at again.
      group.addTask { try? await readNames() }
      defer { group.cancelAll() }
      try await work()
    }
    while try await appendToLog() {}
    try await database.close()
  }

  private func readNames() async throws {
    let clinics: [ClinicID] = try await database.read(.installation) { transaction in
      try transaction.rows("SELECT clinic_id FROM clinic").map { try $0.id("clinic_id") }
    }
    try await names.read(clinics)
  }

  private func keepLogInOrder() async throws {
    while !Task.isCancelled {
      // A failure here is met again by the requests themselves; the next try may succeed.
      let grew = (try? await appendToLog()) ?? false
      if !grew { try? await Task.sleep(for: .milliseconds(500)) }
    }
  }

  /// - Returns: whether there may be more.
  private func appendToLog() async throws -> Bool {
    guard let head = try await sequencer.append(at: now()) else { return false }
    try await keyStore.aside { keys throws(VaultFailure) in try keys.keep(head) }
    return true
  }
}
