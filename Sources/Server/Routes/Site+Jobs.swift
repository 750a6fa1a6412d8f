internal import Access
internal import Audit
internal import ClinicVocabulary
internal import Database
private import Foundation
internal import Hummingbird
internal import Jobs
internal import WebUI

extension Site {
  func addJobRoutes(to routes: SiteRoutes) {
    routes.get("/jobs", .clinic(.seeJobs)) { request, context in
      let (sights, done) = try await permitted(context) { permit, transaction in
        (
          try JobQueue.sights(of: permit.clinic, in: transaction),
          try JobQueue.doneCount(of: permit.clinic, in: transaction)
        )
      }
      let query = request.uri.queryParameters
      let page = JobsPage(
        context: pageContext(request, context), jobs: sights.map(\.row), doneCount: done,
        isStuck: try await world.jobsAreStuck(),
        outcome: query["done"].flatMap { JobsPage.Outcome(rawValue: String($0)) },
        changed: query["job"].flatMap { Job.ID(String($0))?.text }, zone: .current)
      return .page(page.html)
    }
    add("attempt", .again, to: routes) { id, permit, transaction in
      try JobQueue.requeue(id, of: permit.clinic, at: permit.at, in: transaction)
    }
    add("removal", .setAside, to: routes) { id, permit, transaction in
      try JobQueue.setAside(id, of: permit.clinic, true, at: permit.at, in: transaction)
    }
    add("return", .returned, to: routes) { id, permit, transaction in
      try JobQueue.setAside(id, of: permit.clinic, false, at: permit.at, in: transaction)
    }
  }

  private func add(
    _ name: String, _ outcome: JobsPage.Outcome, to routes: SiteRoutes,
    _ change: @escaping @Sendable (Job.ID, Permit, Transaction) throws -> Bool
  ) {
    routes.post("/jobs/:id/\(name)", .clinic(.changeJobs)) { request, context in
      _ = try await request.fields(context)
      guard let id = context.parameters.get("id").flatMap({ Job.ID($0) }) else {
        throw Problem.noSuchPage
      }
      let isChanged = try await permitted(context) { permit, transaction in
        guard try change(id, permit, transaction) else { return false }
        try world.log.record(
          AuditEvent(outcome.event, AuditSubject("job", id), of: nil, context: permit.context),
          in: transaction)
        return true
      }
      guard isChanged else { throw Problem.noSuchPage }
      return .redirect(to: "\(Paths.jobs)?done=\(outcome.rawValue)&job=\(id.text)")
    }
  }
}

extension JobsPage.Outcome {
  fileprivate var event: AuditCode {
    switch self {
    case .again: "job.attempt"
    case .setAside: "job.setAside"
    case .returned: "job.return"
    }
  }
}

extension JobSight {
  fileprivate var row: JobsPage.Row {
    let state: JobsPage.State =
      switch self.state {
      case .waiting, .done: .waiting
      case .leased: .running
      case .dead: setAsideAt == nil ? .failed : .setAside
      }
    return .init(
      id: id.text, kind: kind.rawValue, state: state, attempts: attempts, failure: failure,
      enqueuedAt: enqueuedAt, dueAt: dueAt)
  }
}
