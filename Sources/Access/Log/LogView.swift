public import Audit
public import ClinicVocabulary

/// In what capacity someone reads the log.
public enum LogReader: Sendable, Hashable {
  /// A data-protection officer: every line.
  case officer
  /// An administrator: what concerns no patient.
  case administrator
  /// A patient: what concerns themselves.
  case patient
}

/// A part of the log, the newest line first.
public struct LogView: Sendable {
  public let reader: LogReader
  public let lines: [AuditEvent]
  /// Names of the clinic's people who work or worked there.
  public let names: [PersonID: String]
  /// Whether there are older lines.
  public let hasOlder: Bool
  /// Written reasons by the id of their `breakGlass`, for the patient whom they concern.
  public let reasons: [String: String]

  public init(
    reader: LogReader, lines: [AuditEvent], names: [PersonID: String], hasOlder: Bool,
    reasons: [String: String] = [:]
  ) {
    self.reasons = reasons
    self.reader = reader
    self.lines = lines
    self.names = names
    self.hasOlder = hasOlder
  }
}
