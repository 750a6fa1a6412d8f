/// What data is asked for; the same person may see more for one purpose than for another.
public enum Purpose: String, Sendable, Hashable, CaseIterable, Codable {
  /// To examine, advise and treat.
  case care
  /// To receive, book, quote, invoice and keep the stock.
  case reception
  /// To care for someone whom one does not follow, after a written reason (break-glass).
  case emergency
  /// A patient and what concerns them.
  case ownRecord
  /// To check who saw what.
  case oversight
  /// Accounts, settings, and the state of the installation.
  case installation
  /// One's own password, devices and sessions.
  case ownAccount
}
