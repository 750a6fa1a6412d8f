internal import Access
internal import Audit

/// Who may use a route. Every route of the site has one; none can be added without.
enum RouteGuard: Sendable {
  /// Anyone: the pages before sign-in, assets, health.
  case everyone
  /// Someone whose session has come as far as that and no further.
  case stage(SessionStage)
  /// Someone signed in, of whatever role, for what is their own.
  case anyAccount
  /// Someone whom the policy grants the action on what is of no patient; it is not in the log.
  case free(Action)
  /// Someone whom the policy grants the action on the clinic as a whole; Access asks for its permit
  /// itself.
  case within(Action)
  /// Someone whom the policy grants the action on the clinic as a whole, with an event in the log.
  case clinic(Action)
  /// Someone whom the policy grants the action on the patient whom the path names as `:patient`, with
  /// an event in the log.
  case patient(Action)

  /// A patient whom the policy grants the action on their own record, with an event in the log.
  case ownRecord(Action)

  var action: Action? {
    switch self {
    case .everyone, .stage, .anyAccount: nil
    case .free(let action), .within(let action), .clinic(let action), .patient(let action),
      .ownRecord(let action):
      action
    }
  }
}

/// One row of the table of all routes.
struct RouteEntry: Sendable, CustomStringConvertible {
  let method: String
  let path: String
  let guarded: RouteGuard

  /// As in `GET /patients/:patient patient record.open`.
  var description: String { "\(method) \(path) \(guarded)" }
}

extension RouteGuard: CustomStringConvertible {
  var description: String {
    switch self {
    case .everyone: "everyone"
    case .stage(let stage): "stage \(stage.rawValue)"
    case .anyAccount: "account"
    case .free(let action): "free \(action.name)"
    case .within(let action): "clinic \(action.name)"
    case .clinic(let action): "clinic \(action.name)"
    case .patient(let action): "patient \(action.name)"
    case .ownRecord(let action): "own \(action.name)"
    }
  }
}
