internal import ClinicVocabulary
internal import Database
internal import Jobs
internal import Vault

extension World {
  /// Does the practice's background work until the task is cancelled; what runs then is given back.
  func work() async {
    let runner = JobRunner(database, handlers, now: now)
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        // What failed here is met again at the next look; the health page tells when none succeeds.
        await runner.run(looked: { pulse.beat(at: now()) }, report: { _ in })
      }
      group.addTask { await planDailyWork() }
    }
  }

  /// Whether background work goes on: the runner looks, and no job waits long for it.
  func jobsAreStuck() async throws -> Bool {
    let instant = now()
    let overdue = try await database.read(.installation) { transaction in
      try JobQueue.overdueSince(instant, in: transaction)
    }
    let isLate = overdue.map { instant.duration(since: $0) > JobPulse.patience } ?? false
    return isLate || pulse.isStuck(at: instant)
  }

  private func planDailyWork() async {
    while !Task.isCancelled {
      let instant = now()
      // Without the database there is nothing to plan; the next round asks again.
      try? await database.write(.installation) { transaction in
        guard
          let clinic: ClinicID = try transaction.firstRow(
            "SELECT clinic_id FROM clinic ORDER BY recorded_at, clinic_id LIMIT 1")?.id("clinic_id")
        else { return }
        for kind in JobKind.daily {
          try JobQueue.keepDaily(
            kind, for: clinic, id: Job.ID(at: instant), at: instant, in: transaction)
        }
      }
      // Days begin by the clock and no event tells of it; a minute late is on time for daily work.
      try? await Task.sleep(for: .seconds(60))
    }
  }

  private var handlers: [JobHandler] {
    [
      JobHandler(.sweepPhotographs) { _ in
        _ = try await vault.sweepPhotographs(changedBefore: now().advanced(by: .seconds(-3600)))
        return { _ in }
      },
      JobHandler(.finishErasure) { job in
        guard let patient = PatientID(job.payload),
          try await vault.completeErasure(of: patient, in: job.clinic)
        else { throw JobFailure("erasure.unknownPatient", isFinal: true) }
        return { _ in }
      },
      JobHandler(.checkKeyCopy, mostAttempts: 3) { _ in
        try checkKeyCopy()
        return { _ in }
      },
      JobHandler(.tidy) { _ in
        let instant = now()
        return { transaction in
          try JobQueue.removeDone(
            before: instant.advanced(by: .seconds(-30 * 86_400)), in: transaction)
          try IdempotencyKey.removeExpired(at: instant, in: transaction)
        }
      },
    ]
  }

  /// A copy on a removable disk may be away for a week, and is restored in a test each quarter.
  private func checkKeyCopy() throws {
    guard case .tested = try keyStore.copyState() else { return }
    let instant = now()
    // A copy that cannot be reached stays behind, which its state tells.
    _ = try? keyStore.bringCopyInStep(now: instant)
    guard case .tested(_, let testedAt, let inStepAt, let isStale) = try keyStore.copyState() else {
      return
    }
    if isStale, instant.duration(since: inStepAt) > .seconds(7 * 86_400) {
      throw JobFailure("keys.copyBehind", isFinal: true)
    }
    if instant.duration(since: testedAt) > .seconds(90 * 86_400) {
      throw JobFailure("keys.testOld", isFinal: true)
    }
  }
}
