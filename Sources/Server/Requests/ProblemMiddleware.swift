internal import Database
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Vault
internal import Vocabulary
internal import WebUI

/// Turns what went wrong into a page, or into JSON for the pages' own scripts.
struct ProblemMiddleware: RouterMiddleware {
  let assetVersion: String

  func handle(
    _ request: Request, context: SiteContext,
    next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let problem as Problem {
      return response(to: request, problem, context)
    } catch let entrance as Entrance {
      return response(to: request, entrance, context)
    } catch let error as HTTPError {
      return response(to: request, problem(for: error), context)
    } catch is NIOTooManyBytesError {
      return response(to: request, .requestTooLarge, context)
    } catch {
      // The kind of error only: its text might hold something of a photograph.
      context.logger.error("request failed: \(kind(of: error))")
      return response(to: request, Problem(ofGround: error) ?? .failure, context)
    }
  }

  private func kind(of error: any Error) -> String {
    switch error {
    case let failure as DatabaseFailure: "database \(failure.code.rawValue)"
    case let failure as VaultFailure: "vault \(failure.code.rawValue)"
    default: "\(type(of: error))"
    }
  }

  /// Pages lead to the step that is missing; scripts are told so.
  private func response(
    to request: Request, _ entrance: Entrance, _ context: SiteContext
  ) -> Response {
    let place: String
    switch entrance {
    case .refused(let problem): return response(to: request, problem, context)
    case .signIn: place = Paths.signIn
    case .secondFactor: place = Paths.secondFactor
    case .enrolment: place = Paths.enrolment
    }
    guard request.method == .get, !request.wantsJSON else {
      return response(to: request, .signedOut, context)
    }
    return .redirect(to: place)
  }

  private func problem(for error: HTTPError) -> Problem {
    switch error.status {
    case .notFound, .methodNotAllowed: .noSuchPage
    case .contentTooLarge: .tooLarge
    default: error.status.code >= 500 ? .failure : .malformed
    }
  }

  private func response(
    to request: Request, _ problem: Problem, _ context: SiteContext
  ) -> Response {
    let status = HTTPResponse.Status(code: problem.status)
    if request.wantsJSON {
      return .json(
        ["title": problem.title[context.language], "message": problem.message[context.language]],
        status: status)
    }
    let page = ProblemPage(
      context: PageContext(
        language: context.language, path: Paths.start, assetVersion: assetVersion),
      problem: problem)
    return .page(page.html, status: status)
  }
}

extension Problem {
  /// What disks and database refuse; nil for what is a fault of the program.
  fileprivate init?(ofGround error: any Error) {
    switch error {
    case let failure as DatabaseFailure:
      switch failure.code {
      case .diskFull: self = .diskFull
      case .storage, .readOnly: self = .notWritable
      case .connectionLost: self = .databaseAway
      case .busy: self = .databaseBusy
      default: return nil
      }
    case let failure as VaultFailure:
      guard failure.code == .file else { return nil }
      self = .notWritable
    default: return nil
    }
  }
}
