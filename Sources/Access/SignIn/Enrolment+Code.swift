package import ClinicVocabulary

extension Enrolment {
  /// The code that an authenticator application shows at `instant`; nil for a seed that is none.
  package func code(at instant: Instant) -> String? {
    Base32.decode(seed).map { TimeBasedCode(seed: $0).code(step: TimeBasedCode.step(at: instant)) }
  }
}
