internal import ClinicVocabulary

enum AuditEventID {
  /// A new id from repeatable random numbers.
  static func random(using random: inout SplitMix) -> String {
    Identifier<AuditEventID>(at: Instant(microseconds: 0), using: &random).text
  }
}
